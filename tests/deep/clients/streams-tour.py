"""A tour of streams, deliveries, queries and search by boto3. Prints one JSON object; run by tests/deep/boto3.test.ts."""

import json
import os
import urllib.error
import urllib.request

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from tour import code_of, tell, told, until

ACCOUNT = "123456789012"


def role_of(service):
    """A role of the service that may do everything."""
    iam = boto3.client("iam")
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": f"{service}.amazonaws.com"}}
    role = iam.create_role(RoleName=service, AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]}))["Role"]
    everything = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    iam.put_role_policy(RoleName=service, PolicyName="all", PolicyDocument=json.dumps(everything))
    return role["Arn"]


# Kinesis: shards, records in order over a split, a consumer with its own throughput.
kinesis = boto3.client("kinesis")
kinesis.create_stream(StreamName="prices", ShardCount=1, Tags={"chapter": "streams"})
kinesis.get_waiter("stream_exists").wait(StreamName="prices", WaiterConfig={"Delay": 1})
arn = kinesis.describe_stream_summary(StreamName="prices")["StreamDescriptionSummary"]["StreamARN"]
kinesis.put_records(StreamName="prices", Records=[{"PartitionKey": str(n), "Data": b"before"} for n in range(5)])
kinesis.split_shard(StreamName="prices", ShardToSplit="shardId-000000000000", NewStartingHashKey=str(2**127))
kinesis.get_waiter("stream_exists").wait(StreamName="prices", WaiterConfig={"Delay": 1})
put = kinesis.put_records(StreamName="prices", Records=[{"PartitionKey": str(n), "Data": b"after"} for n in range(20)])
told["shards of records"] = sorted({record["ShardId"] for record in put["Records"]})


def read(stream, shard):
    """All records of a shard, to its end where it has one, and its children."""
    iterator = kinesis.get_shard_iterator(StreamName=stream, ShardId=shard, ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
    data = []
    for _ in range(3):
        answer = kinesis.get_records(ShardIterator=iterator)
        data += [record["Data"].decode() for record in answer["Records"]]
        iterator = answer.get("NextShardIterator")
        if iterator is None:
            return data, sorted(child["ShardId"] for child in answer["ChildShards"])
    return data, None


told["parent"] = read("prices", "shardId-000000000000")
told["children"] = len(read("prices", "shardId-000000000001")[0]) + len(read("prices", "shardId-000000000002")[0])
consumer = kinesis.register_stream_consumer(StreamARN=arn, ConsumerName="dashboard")["Consumer"]["ConsumerARN"]
until(
    lambda: kinesis.describe_stream_consumer(ConsumerARN=consumer)["ConsumerDescription"]["ConsumerStatus"],
    lambda status: status == "ACTIVE",
)
events = kinesis.subscribe_to_shard(
    ConsumerARN=consumer, ShardId="shardId-000000000001", StartingPosition={"Type": "TRIM_HORIZON"}
)["EventStream"]
told["pushed"] = {record["Data"].decode() for record in next(iter(events))["SubscribeToShardEvent"]["Records"]}.pop()
events.close()
kinesis.deregister_stream_consumer(ConsumerARN=consumer)
kinesis.increase_stream_retention_period(StreamName="prices", RetentionPeriodHours=48)
kinesis.tag_resource(ResourceARN=arn, Tags={"owner": "quay"})
told["tags"] = {tag["Key"]: tag["Value"] for tag in kinesis.list_tags_for_resource(ResourceARN=arn)["Tags"]}
told["too short a retention"] = code_of(kinesis.decrease_stream_retention_period, StreamName="prices", RetentionPeriodHours=12)
told["no such shard"] = code_of(
    kinesis.get_shard_iterator, StreamName="prices", ShardId="shardId-000000000009", ShardIteratorType="LATEST"
)

# Firehose: direct puts to S3.
s3 = boto3.client("s3")
s3.create_bucket(Bucket="archive")
firehose = boto3.client("firehose")
firehose.create_delivery_stream(
    DeliveryStreamName="archive",
    ExtendedS3DestinationConfiguration={
        "RoleARN": role_of("firehose"),
        "BucketARN": "arn:aws:s3:::archive",
        "BufferingHints": {"SizeInMBs": 1, "IntervalInSeconds": 1},
    },
)
until(
    lambda: firehose.describe_delivery_stream(DeliveryStreamName="archive")["DeliveryStreamDescription"]["DeliveryStreamStatus"],
    lambda status: status == "ACTIVE",
)
firehose.put_record_batch(DeliveryStreamName="archive", Records=[{"Data": b"high\n"}, {"Data": b"low\n"}])
key = until(lambda: s3.list_objects_v2(Bucket="archive"), lambda answer: answer["KeyCount"] == 1)["Contents"][0]["Key"]
told["delivered"] = s3.get_object(Bucket="archive", Key=key)["Body"].read().decode()
firehose.delete_delivery_stream(DeliveryStreamName="archive")

# Kinesis Analytics: from one stream to another.
for name in ("ticks", "counts"):
    kinesis.create_stream(StreamName=name, ShardCount=1)
    kinesis.get_waiter("stream_exists").wait(StreamName=name, WaiterConfig={"Delay": 1})
analytics = boto3.client("kinesisanalyticsv2")
schema = {
    "RecordFormat": {"RecordFormatType": "JSON", "MappingParameters": {"JSONMappingParameters": {"RecordRowPath": "$"}}},
    "RecordColumns": [{"Name": "TICKER", "Mapping": "$.ticker", "SqlType": "VARCHAR(4)"}],
}
sql = """
CREATE OR REPLACE STREAM "OUT" (TICKER VARCHAR(4), TRADES INTEGER);
CREATE OR REPLACE PUMP "P" AS INSERT INTO "OUT"
SELECT STREAM TICKER, COUNT(*) AS TRADES FROM "IN_001" GROUP BY TICKER, FLOOR("IN_001".ROWTIME TO SECOND);
"""
stream_arn = f"arn:aws:kinesis:us-east-1:{ACCOUNT}:stream/"
created = analytics.create_application(
    ApplicationName="seconds",
    RuntimeEnvironment="SQL-1_0",
    ServiceExecutionRole=role_of("kinesisanalytics"),
    ApplicationConfiguration={
        "ApplicationCodeConfiguration": {"CodeContentType": "PLAINTEXT", "CodeContent": {"TextContent": sql}},
        "SqlApplicationConfiguration": {
            "Inputs": [{"NamePrefix": "IN", "KinesisStreamsInput": {"ResourceARN": stream_arn + "ticks"}, "InputSchema": schema}],
            "Outputs": [
                {
                    "Name": "OUT",
                    "KinesisStreamsOutput": {"ResourceARN": stream_arn + "counts"},
                    "DestinationSchema": {"RecordFormatType": "JSON"},
                }
            ],
        },
    },
)["ApplicationDetail"]
analytics.start_application(ApplicationName="seconds")


def status():
    """Of the application."""
    return analytics.describe_application(ApplicationName="seconds")["ApplicationDetail"]["ApplicationStatus"]


until(status, lambda here: here == "RUNNING")
kinesis.put_records(StreamName="ticks", Records=[{"PartitionKey": "a", "Data": b'{"ticker":"TIDE"}'}] * 3)
rows = until(lambda: [json.loads(text) for text in read("counts", "shardId-000000000000")[0]], lambda rows: rows != [])
told["counted"] = sum(row["TRADES"] for row in rows)
analytics.stop_application(ApplicationName="seconds")
until(status, lambda here: here == "READY")
analytics.delete_application(ApplicationName="seconds", CreateTimestamp=created["CreateTimestamp"])
until(lambda: code_of(analytics.describe_application, ApplicationName="seconds"), lambda code: code == "ResourceNotFoundException")

# OpenSearch: a domain, documents and a search over its own endpoint.
search = boto3.client("opensearch")
search.create_domain(DomainName="tides", EngineVersion="OpenSearch_2.11")
domain = until(lambda: search.describe_domain(DomainName="tides")["DomainStatus"], lambda here: not here["Processing"])
session = boto3.Session()
local = os.environ["AWS_ENDPOINT_URL"]


def ask(method, path, body=None):
    """One signed request to the domain: the name that AWS gives it, ending as names of this machine do."""
    data = None if body is None else json.dumps(body).encode()
    request = AWSRequest(
        method,
        local + path,
        data=data,
        headers={"Host": domain["Endpoint"].replace("amazonaws.com", "localhost:" + local.rsplit(":", 1)[1]), "Content-Type": "application/json"},
    )
    SigV4Auth(session.get_credentials(), "es", "us-east-1").add_auth(request)
    sent = urllib.request.Request(local + path, data=data, method=method, headers=dict(request.headers))
    try:
        with urllib.request.urlopen(sent) as answer:
            return json.loads(answer.read())
    except urllib.error.HTTPError as error:
        raise RuntimeError(error.read().decode()) from error


for number, harbour in enumerate(["Yokohama", "Kobe", "Yokohama"]):
    ask("PUT", f"/tides/_doc/{number}?refresh=true", {"harbour": harbour, "height": number})
found = ask("POST", "/tides/_search", {"query": {"match": {"harbour": "yokohama"}}, "aggs": {"most": {"max": {"field": "height"}}}})
told["found"] = sorted(hit["_id"] for hit in found["hits"]["hits"])
told["most"] = found["aggregations"]["most"]["value"]
search.delete_domain(DomainName="tides")

kinesis.delete_stream(StreamName="prices", EnforceConsumerDeletion=True)
kinesis.get_waiter("stream_not_exists").wait(StreamName="prices", WaiterConfig={"Delay": 1})
told["gone"] = code_of(kinesis.describe_stream_summary, StreamName="prices")
tell()
