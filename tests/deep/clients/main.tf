# A bucket, a table and a role, as a person would write them. Run by tests/deep/terraform.test.ts.
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

resource "aws_s3_bucket" "site" {
  bucket        = "tide-tables"
  force_destroy = true
  tags          = { chapter = "storage" }
}

resource "aws_s3_bucket_versioning" "site" {
  bucket = aws_s3_bucket.site.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_cors_configuration" "site" {
  bucket = aws_s3_bucket.site.id
  cors_rule {
    allowed_methods = ["GET"]
    allowed_origins = ["https://example.com"]
  }
}

resource "aws_s3_object" "index" {
  bucket        = aws_s3_bucket.site.id
  key           = "index.html"
  content       = "<h1>Tides</h1>"
  content_type  = "text/html"
  cache_control = "max-age=60"
}

data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.site.arn}/*"]
  }
  statement {
    actions   = ["dynamodb:GetItem", "dynamodb:Query"]
    resources = [aws_dynamodb_table.tides.arn]
  }
}

resource "aws_dynamodb_table" "tides" {
  name         = "tides"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "harbour"
  range_key    = "at"

  attribute {
    name = "harbour"
    type = "S"
  }
  attribute {
    name = "at"
    type = "N"
  }
  attribute {
    name = "kind"
    type = "S"
  }
  global_secondary_index {
    name            = "by-kind"
    hash_key        = "kind"
    range_key       = "at"
    projection_type = "ALL"
  }
  ttl {
    attribute_name = "expires"
    enabled        = true
  }
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
  tags             = { chapter = "storage" }
}

resource "aws_dynamodb_table_item" "one" {
  table_name = aws_dynamodb_table.tides.name
  hash_key   = aws_dynamodb_table.tides.hash_key
  range_key  = aws_dynamodb_table.tides.range_key
  item = jsonencode({
    harbour = { S = "Yokohama" }
    at      = { N = "1488000000" }
    kind    = { S = "high" }
  })
}

resource "aws_iam_role" "reader" {
  name        = "reader"
  path        = "/labs/"
  description = "Reads the tides."
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
  tags = { chapter = "storage" }
}

resource "aws_iam_policy" "read" {
  name   = "read-tides"
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_role_policy_attachment" "read" {
  role       = aws_iam_role.reader.name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.reader.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy" "inline" {
  name   = "list"
  role   = aws_iam_role.reader.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:ListBucket", Resource = aws_s3_bucket.site.arn }] })
}
