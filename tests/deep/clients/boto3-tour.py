"""A tour of the embedded AWS by boto3. Prints one JSON object; run by tests/deep/boto3.test.ts."""

import io
import json

import boto3
from tour import code_of, tell, told

s3 = boto3.client("s3")
s3.create_bucket(Bucket="tides")
s3.upload_fileobj(io.BytesIO(b"x" * 9_000_000), "tides", "large")
s3.put_object(Bucket="tides", Key="a b/ü+&.txt", Body=b"high at six", Metadata={"harbour": "yokohama"})
told["object"] = s3.get_object(Bucket="tides", Key="a b/ü+&.txt")["Body"].read().decode()
told["metadata"] = s3.head_object(Bucket="tides", Key="a b/ü+&.txt")["Metadata"]
told["range"] = s3.get_object(Bucket="tides", Key="a b/ü+&.txt", Range="bytes=5-6")["Body"].read().decode()
told["keys"] = [o["Key"] for page in s3.get_paginator("list_objects_v2").paginate(Bucket="tides", PaginationConfig={"PageSize": 1}) for o in page["Contents"]]
told["etag of parts"] = s3.head_object(Bucket="tides", Key="large")["ETag"]
told["missing key"] = code_of(s3.get_object, Bucket="tides", Key="none")
told["missing bucket"] = code_of(s3.list_objects_v2, Bucket="none-here")

table = boto3.resource("dynamodb").create_table(
    TableName="tides",
    BillingMode="PAY_PER_REQUEST",
    AttributeDefinitions=[{"AttributeName": "h", "AttributeType": "S"}, {"AttributeName": "at", "AttributeType": "N"}],
    KeySchema=[{"AttributeName": "h", "KeyType": "HASH"}, {"AttributeName": "at", "KeyType": "RANGE"}],
)
table.wait_until_exists()
with table.batch_writer() as batch:
    for at in range(60):
        batch.put_item(Item={"h": "Yokohama", "at": at, "kind": "high" if at % 2 else "low", "tags": {"a", "b"}})
from boto3.dynamodb.conditions import Attr, Key  # noqa: E402
from tour import code_of, tell, told

found = table.query(KeyConditionExpression=Key("h").eq("Yokohama") & Key("at").between(10, 19), FilterExpression=Attr("kind").eq("high"))
told["query"] = [int(item["at"]) for item in found["Items"]]
told["scanned"] = found["ScannedCount"]
told["update"] = str(
    table.update_item(
        Key={"h": "Yokohama", "at": 1},
        UpdateExpression="SET seen = if_not_exists(seen, :zero) + :one ADD tags :more",
        ExpressionAttributeValues={":zero": 0, ":one": 1, ":more": {"c"}},
        ReturnValues="ALL_NEW",
    )["Attributes"]["seen"]
)
told["bad expression"] = code_of(table.update_item, Key={"h": "Yokohama", "at": 1}, UpdateExpression="SET seen")

iam = boto3.client("iam")
role = iam.create_role(
    RoleName="reader",
    AssumeRolePolicyDocument=json.dumps(
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "123456789012"}}]}
    ),
)["Role"]
iam.put_role_policy(
    RoleName="reader",
    PolicyName="read",
    PolicyDocument=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": "dynamodb:Query",
                    "Resource": "*",
                    "Condition": {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["Yokohama"]}},
                }
            ],
        }
    ),
)
keys = boto3.client("sts").assume_role(RoleArn=role["Arn"], RoleSessionName="tour")["Credentials"]
session = boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])
told["session"] = session.client("sts").get_caller_identity()["Arn"]
as_role = session.resource("dynamodb").Table("tides")
told["own rows"] = as_role.query(KeyConditionExpression=Key("h").eq("Yokohama"), Limit=2)["Count"]
told["other rows"] = code_of(as_role.query, KeyConditionExpression=Key("h").eq("Kobe"))
told["scan"] = code_of(as_role.scan)

tell()
