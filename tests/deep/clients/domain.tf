# A domain of OpenSearch, as a person would write it. Run by tests/deep/terraform-domain.test.ts.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  skip_metadata_api_check = true
}

resource "aws_opensearch_domain" "waves" {
  domain_name    = "waves"
  engine_version = "OpenSearch_2.19"

  cluster_config {
    instance_type  = "t3.small.search"
    instance_count = 1
  }

  ebs_options {
    ebs_enabled = true
    volume_size = 10
  }

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }

  tags = { chapter = "streams" }
}

data "aws_iam_policy_document" "readers" {
  statement {
    actions   = ["es:ESHttpGet", "es:ESHttpPost"]
    resources = ["${aws_opensearch_domain.waves.arn}/*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_opensearch_domain_policy" "readers" {
  domain_name     = aws_opensearch_domain.waves.domain_name
  access_policies = data.aws_iam_policy_document.readers.json
}
