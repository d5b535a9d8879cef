// A consumer of the Kinesis Client Library: reads two shards, then the four that they become. Prints one JSON object; run by tests/deep/kcl.test.ts.

import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.kinesis.common.ConfigsBuilder;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.coordinator.Scheduler;
import software.amazon.kinesis.exceptions.InvalidStateException;
import software.amazon.kinesis.exceptions.ShutdownException;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.processor.SingleStreamTracker;
import software.amazon.kinesis.retrieval.polling.PollingConfig;

public class KclTour {
  static final int RECORDS = 100;
  static final long WITHIN_MS = 150_000;

  static final Set<String> texts = ConcurrentHashMap.newKeySet();
  static final Set<String> begun = new ConcurrentSkipListSet<>();
  static final Set<String> ended = new ConcurrentSkipListSet<>();

  static class Processor implements ShardRecordProcessor {
    private String shard;

    public void initialize(InitializationInput input) {
      shard = input.shardId();
      begun.add(shard);
    }

    public void processRecords(ProcessRecordsInput input) {
      input.records().forEach(record -> texts.add(SdkBytes.fromByteBuffer(record.data()).asUtf8String()));
      checkpoint(input.checkpointer());
    }

    public void shardEnded(ShardEndedInput input) {
      checkpoint(input.checkpointer());
      ended.add(shard);
    }

    public void leaseLost(LeaseLostInput input) {}

    public void shutdownRequested(ShutdownRequestedInput input) {
      checkpoint(input.checkpointer());
    }

    private static void checkpoint(RecordProcessorCheckpointer checkpointer) {
      try {
        checkpointer.checkpoint();
      } catch (InvalidStateException | ShutdownException refused) {
        throw new IllegalStateException(refused);
      }
    }
  }

  /** Words: the endpoint, and `polling` or `fan-out`. */
  public static void main(String[] words) throws Exception {
    var endpoint = URI.create(words[0]);
    boolean polls = words[1].equals("polling");
    var keys = StaticCredentialsProvider.create(AwsBasicCredentials.create("123456789012", "any"));
    var http = NettyNioAsyncHttpClient.builder().protocol(polls ? Protocol.HTTP1_1 : Protocol.HTTP2);
    var kinesis = KinesisAsyncClient.builder().region(Region.US_EAST_1).endpointOverride(endpoint).credentialsProvider(keys).httpClientBuilder(http).build();
    var dynamo = DynamoDbAsyncClient.builder().region(Region.US_EAST_1).endpointOverride(endpoint).credentialsProvider(keys).build();
    var metrics = CloudWatchAsyncClient.builder().region(Region.US_EAST_1).endpointOverride(endpoint).credentialsProvider(keys).build();
    String stream = "kcl-" + words[1];
    kinesis.createStream(it -> it.streamName(stream).shardCount(2)).get();
    kinesis.waiter().waitUntilStreamExists(it -> it.streamName(stream)).get();
    put(kinesis, stream, "before");

    var start = InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.TRIM_HORIZON);
    var configs = new ConfigsBuilder(
        new SingleStreamTracker(stream, start), "tour-" + words[1], kinesis, dynamo, metrics, UUID.randomUUID().toString(), Processor::new);
    var retrieval = configs.retrievalConfig();
    if (polls) retrieval.retrievalSpecificConfig(new PollingConfig(stream, kinesis));
    var scheduler = new Scheduler(
        configs.checkpointConfig(),
        configs.coordinatorConfig().parentShardPollIntervalMillis(500),
        configs.leaseManagementConfig().shardSyncIntervalMillis(2_000).failoverTimeMillis(3_000),
        configs.lifecycleConfig(), configs.metricsConfig(), configs.processorConfig(), retrieval);
    var thread = new Thread(scheduler);
    thread.setDaemon(true);
    thread.start();

    long deadlineMs = System.currentTimeMillis() + WITHIN_MS;
    while (texts.size() < RECORDS && System.currentTimeMillis() < deadlineMs) Thread.sleep(200);
    kinesis.updateShardCount(it -> it.streamName(stream).targetShardCount(4).scalingType("UNIFORM_SCALING")).get();
    kinesis.waiter().waitUntilStreamExists(it -> it.streamName(stream)).get();
    put(kinesis, stream, "after");
    while ((texts.size() < 2 * RECORDS || ended.size() < 2) && System.currentTimeMillis() < deadlineMs) Thread.sleep(200);

    System.out.printf("{\"records\":%d,\"begun\":%s,\"ended\":%s}%n", texts.size(), json(begun), json(ended));
    System.out.flush();
    // Its own threads would keep the program alive.
    Runtime.getRuntime().halt(0);
  }

  private static void put(KinesisAsyncClient kinesis, String stream, String word) throws Exception {
    for (int place = 0; place < RECORDS; place++) {
      String text = word + "-" + place;
      kinesis.putRecord(it -> it.streamName(stream).partitionKey(text).data(SdkBytes.fromUtf8String(text))).get();
    }
  }

  private static String json(Set<String> names) {
    return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(",", "[", "]"));
  }
}
