# Streams and what reads them, as a person would write them. Run by tests/deep/terraform.test.ts.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  s3_use_path_style       = true
  skip_metadata_api_check = true
}

variable "shards" {
  default = 1
}

resource "aws_kinesis_stream" "prices" {
  name                = "prices"
  shard_count         = var.shards
  retention_period    = 48
  shard_level_metrics = ["IncomingBytes", "OutgoingBytes"]
  encryption_type     = "KMS"
  kms_key_id          = "alias/aws/kinesis"
  tags                = { chapter = "streams", shards = var.shards }
}

resource "aws_kinesis_stream" "clicks" {
  name = "clicks"
  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_kinesis_stream" "results" {
  name        = "results"
  shard_count = 1
}

resource "aws_kinesis_stream_consumer" "dashboard" {
  name       = "dashboard"
  stream_arn = aws_kinesis_stream.prices.arn
}

resource "aws_kinesis_resource_policy" "prices" {
  resource_arn = aws_kinesis_stream.prices.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "read"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = ["kinesis:DescribeStreamSummary", "kinesis:GetRecords"]
      Resource  = aws_kinesis_stream.prices.arn
    }]
  })
}

resource "aws_s3_bucket" "archive" {
  bucket        = "price-archive"
  force_destroy = true
}

resource "aws_iam_role" "streams" {
  name = "streams"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["firehose.amazonaws.com", "kinesisanalytics.amazonaws.com"] } }]
  })
}

resource "aws_iam_role_policy" "streams" {
  name = "streams"
  role = aws_iam_role.streams.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["kinesis:*", "s3:*", "logs:*"], Resource = "*" }]
  })
}

resource "aws_kinesis_firehose_delivery_stream" "direct" {
  name        = "direct"
  destination = "extended_s3"
  extended_s3_configuration {
    role_arn            = aws_iam_role.streams.arn
    bucket_arn          = aws_s3_bucket.archive.arn
    buffering_size      = 5
    buffering_interval  = 60
    compression_format  = "GZIP"
    prefix              = "direct/!{timestamp:yyyy/MM/dd}/"
    error_output_prefix = "errors/!{firehose:error-output-type}/"
  }
  tags = { chapter = "streams" }
}

resource "aws_kinesis_firehose_delivery_stream" "from_stream" {
  name        = "from-stream"
  destination = "extended_s3"
  kinesis_source_configuration {
    kinesis_stream_arn = aws_kinesis_stream.prices.arn
    role_arn           = aws_iam_role.streams.arn
  }
  extended_s3_configuration {
    role_arn   = aws_iam_role.streams.arn
    bucket_arn = aws_s3_bucket.archive.arn
  }
  depends_on = [aws_iam_role_policy.streams]
}

resource "aws_kinesisanalyticsv2_application" "minutes" {
  name                   = "minutes"
  runtime_environment    = "SQL-1_0"
  service_execution_role = aws_iam_role.streams.arn
  start_application      = true

  application_configuration {
    application_code_configuration {
      code_content_type = "PLAINTEXT"
      code_content {
        text_content = <<-SQL
          CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (TICKER VARCHAR(4), TRADES INTEGER);
          CREATE OR REPLACE PUMP "COUNT_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
          SELECT STREAM TICKER, COUNT(*) AS TRADES FROM "SOURCE_SQL_STREAM_001"
          GROUP BY TICKER, FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE);
        SQL
      }
    }
    sql_application_configuration {
      input {
        name_prefix = "SOURCE_SQL_STREAM"
        input_parallelism {
          count = 1
        }
        input_schema {
          record_column {
            name     = "TICKER"
            sql_type = "VARCHAR(4)"
            mapping  = "$.ticker"
          }
          record_column {
            name     = "PRICE"
            sql_type = "DOUBLE"
            mapping  = "$.price"
          }
          record_encoding = "UTF-8"
          record_format {
            record_format_type = "JSON"
            mapping_parameters {
              json_mapping_parameters {
                record_row_path = "$"
              }
            }
          }
        }
        kinesis_streams_input {
          resource_arn = aws_kinesis_stream.prices.arn
        }
        input_starting_position_configuration {
          input_starting_position = "NOW"
        }
      }
      output {
        name = "DESTINATION_SQL_STREAM"
        destination_schema {
          record_format_type = "JSON"
        }
        kinesis_streams_output {
          resource_arn = aws_kinesis_stream.results.arn
        }
      }
    }
  }
  tags       = { chapter = "streams" }
  depends_on = [aws_iam_role_policy.streams]
}
