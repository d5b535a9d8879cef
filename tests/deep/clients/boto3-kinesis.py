# boto3 goes around Kinesis: resharding, retention, tags, consumers, a subscription. Run by tests/deep/kinesis-clients.test.ts.
import json

import boto3
from botocore.exceptions import ClientError

kinesis = boto3.client("kinesis")
stream = {"StreamName": "prices"}
quickly = {"Delay": 1, "MaxAttempts": 20}
active = kinesis.get_waiter("stream_exists")
seen = {}


def changed(**answer):
    active.wait(**stream, WaiterConfig=quickly)
    return answer


kinesis.create_stream(**stream, ShardCount=1, Tags={"chapter": "streams"})
changed()
arn = kinesis.describe_stream_summary(**stream)["StreamDescriptionSummary"]["StreamARN"]
kinesis.increase_stream_retention_period(**stream, RetentionPeriodHours=48)
seen["tags"] = kinesis.list_tags_for_resource(ResourceARN=arn)["Tags"]

kinesis.split_shard(**stream, ShardToSplit="shardId-000000000000", NewStartingHashKey=str(2**127))
changed()
iterator = kinesis.get_shard_iterator(**stream, ShardId="shardId-000000000000", ShardIteratorType="TRIM_HORIZON")
end = kinesis.get_records(ShardIterator=iterator["ShardIterator"])
seen["children"] = [child["ShardId"] for child in end["ChildShards"]]
seen["iterator at the end"] = end.get("NextShardIterator")

kinesis.update_shard_count(**stream, TargetShardCount=4, ScalingType="UNIFORM_SCALING")
changed()
open_shards = kinesis.list_shards(**stream, ShardFilter={"Type": "AT_LATEST"})["Shards"]
seen["open"] = [shard["ShardId"] for shard in open_shards]

consumer = kinesis.register_stream_consumer(StreamARN=arn, ConsumerName="app")["Consumer"]
while kinesis.describe_stream_consumer(ConsumerARN=consumer["ConsumerARN"])["ConsumerDescription"]["ConsumerStatus"] != "ACTIVE":
    pass
put = kinesis.put_record(**stream, PartitionKey="a", Data=b"high at six")
subscription = {"ConsumerARN": consumer["ConsumerARN"], "ShardId": put["ShardId"], "StartingPosition": {"Type": "TRIM_HORIZON"}}
events = kinesis.subscribe_to_shard(**subscription)["EventStream"]
seen["pushed"] = next(iter(events))["SubscribeToShardEvent"]["Records"][0]["Data"].decode()
try:
    kinesis.subscribe_to_shard(**subscription)
except ClientError as error:
    seen["second subscription"] = error.response["Error"]["Code"]
events.close()

try:
    kinesis.delete_stream(**stream)
except ClientError as error:
    seen["delete"] = error.response["Error"]["Code"]
kinesis.delete_stream(**stream, EnforceConsumerDeletion=True)
kinesis.get_waiter("stream_not_exists").wait(**stream, WaiterConfig=quickly)
print(json.dumps(seen))
