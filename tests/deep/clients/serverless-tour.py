"""A tour of functions, queues, topics, events, logs, APIs, parameters and secrets by boto3. Prints one JSON object; run by tests/deep/boto3.test.ts."""

import io
import json
import zipfile

import boto3
from tour import code_of, tell, told, until

iam = boto3.client("iam")
trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}
role = iam.create_role(RoleName="functions", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]}))["Role"]["Arn"]
iam.put_role_policy(
    RoleName="functions",
    PolicyName="all",
    PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}),
)

# Lambda, and what it writes to CloudWatch Logs.
packed = io.BytesIO()
with zipfile.ZipFile(packed, "w") as package:
    package.writestr(
        "index.mjs",
        "export const handler = async (event) => { console.log('tide', event.height ?? event.Records?.length);"
        " if (event.height < 0) throw new RangeError('below the sea'); return { twice: 2 * event.height }; };",
    )
functions = boto3.client("lambda")
function = functions.create_function(
    FunctionName="tide", Runtime="nodejs22.x", Handler="index.handler", Role=role, Code={"ZipFile": packed.getvalue()}, Tags={"chapter": "functions"}
)["FunctionArn"]
functions.get_waiter("function_active_v2").wait(FunctionName="tide", WaiterConfig={"Delay": 1})
told["invoked"] = json.loads(functions.invoke(FunctionName="tide", Payload=b'{"height":6}')["Payload"].read())
failed = functions.invoke(FunctionName="tide", Payload=b'{"height":-1}')
told["failed"] = [failed["FunctionError"], json.loads(failed["Payload"].read())["errorType"]]
told["no such function"] = code_of(functions.invoke, FunctionName="none")
logs = boto3.client("logs")
lines = until(
    lambda: logs.filter_log_events(logGroupName="/aws/lambda/tide", filterPattern="tide")["events"], lambda events: len(events) >= 2
)
told["logged"] = any("tide 6" in line["message"] for line in lines)

# SNS to SQS to Lambda; EventBridge to SQS.
sqs = boto3.client("sqs")
queue = sqs.create_queue(QueueName="work", Attributes={"VisibilityTimeout": "30"})["QueueUrl"]
queue_arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
allow = {"Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": queue_arn}
sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps({"Version": "2012-10-17", "Statement": [allow]})})
sns = boto3.client("sns")
topic = sns.create_topic(Name="tides")["TopicArn"]
sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=queue_arn, Attributes={"RawMessageDelivery": "true", "FilterPolicy": '{"kind":["high"]}'})
for kind in ("low", "high"):
    sns.publish(TopicArn=topic, Message=f"{kind} tide", MessageAttributes={"kind": {"DataType": "String", "StringValue": kind}})


def received():
    """The next message's text; it is taken off the queue."""
    messages = sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=10).get("Messages", [])
    for message in messages:
        sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
    return [message["Body"] for message in messages]


told["from the topic"] = received()
events = boto3.client("events")
events.put_rule(Name="storms", EventPattern=json.dumps({"source": ["weather"], "detail": {"wind": [{"numeric": [">", 10]}]}}))
events.put_targets(Rule="storms", Targets=[{"Id": "queue", "Arn": queue_arn, "InputPath": "$.detail"}])
put = events.put_events(Entries=[{"Source": "weather", "DetailType": "gust", "Detail": json.dumps({"wind": wind})} for wind in (5, 12)])
told["events refused"] = put["FailedEntryCount"]
told["from the bus"] = [json.loads(text) for text in received()]
mapping = functions.create_event_source_mapping(EventSourceArn=queue_arn, FunctionName="tide", BatchSize=1)["UUID"]
until(lambda: functions.get_event_source_mapping(UUID=mapping)["State"], lambda state: state == "Enabled")
sqs.send_message(QueueUrl=queue, MessageBody="{}")
until(
    lambda: logs.filter_log_events(logGroupName="/aws/lambda/tide", filterPattern='"tide 1"')["events"], lambda found: len(found) == 1
)
told["queue to function"] = "came"
told["not empty"] = code_of(events.delete_rule, Name="storms")

# API Gateway v2.
gateway = boto3.client("apigatewayv2")
api = gateway.create_api(Name="tides", ProtocolType="HTTP", Target=function)
told["api"] = [api["ProtocolType"], gateway.get_routes(ApiId=api["ApiId"])["Items"][0]["RouteKey"]]
gateway.delete_api(ApiId=api["ApiId"])
told["api gone"] = code_of(gateway.get_api, ApiId=api["ApiId"])

# SSM and Secrets Manager.
ssm = boto3.client("ssm")
for name, kind in (("/tides/station", "String"), ("/tides/key", "SecureString")):
    ssm.put_parameter(Name=name, Value=f"value of {name}", Type=kind)
told["parameters"] = [
    parameter["Value"]
    for page in ssm.get_paginator("get_parameters_by_path").paginate(Path="/tides", WithDecryption=True, PaginationConfig={"PageSize": 1})
    for parameter in page["Parameters"]
]
told["twice"] = code_of(ssm.put_parameter, Name="/tides/key", Value="v", Type="String")
secrets = boto3.client("secretsmanager")
secrets.create_secret(Name="harbour", SecretString="one")
secrets.put_secret_value(SecretId="harbour", SecretString="two")
told["secrets"] = [secrets.get_secret_value(SecretId="harbour", VersionStage=stage)["SecretString"] for stage in ("AWSCURRENT", "AWSPREVIOUS")]
secrets.delete_secret(SecretId="harbour", RecoveryWindowInDays=7)
told["deleted secret"] = code_of(secrets.get_secret_value, SecretId="harbour")

functions.delete_event_source_mapping(UUID=mapping)
functions.delete_function(FunctionName="tide")
told["function gone"] = code_of(functions.get_function, FunctionName="tide")
tell()
