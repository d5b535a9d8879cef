# Both halves of Cognito and an HTTP API, as a person would write them. Run by tests/deep/terraform-cognito.test.ts.
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

variable "access_token_minutes" {
  default = 60
}

resource "aws_cognito_user_pool" "visitors" {
  name                     = "visitors"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  mfa_configuration        = "OPTIONAL"
  deletion_protection      = "INACTIVE"

  software_token_mfa_configuration {
    enabled = true
  }
  password_policy {
    minimum_length                   = 10
    require_lowercase                = true
    require_numbers                  = true
    require_symbols                  = false
    require_uppercase                = true
    temporary_password_validity_days = 3
  }
  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }
  schema {
    name                = "booth"
    attribute_data_type = "String"
    mutable             = true
    string_attribute_constraints {
      min_length = 1
      max_length = 20
    }
  }
  verification_message_template {
    default_email_option = "CONFIRM_WITH_CODE"
    email_subject        = "Your code"
    email_message        = "Your code is {####}."
  }
  tags = { chapter = "single-page-app" }
}

resource "aws_cognito_resource_server" "puzzles" {
  identifier   = "https://puzzles.example"
  name         = "puzzles"
  user_pool_id = aws_cognito_user_pool.visitors.id
  scope {
    scope_name        = "answer"
    scope_description = "Answer a puzzle."
  }
}

resource "aws_cognito_identity_provider" "google" {
  user_pool_id  = aws_cognito_user_pool.visitors.id
  provider_name = "Google"
  provider_type = "Google"
  provider_details = {
    authorize_scopes = "openid email profile"
    client_id        = "puzzle-walk.apps.googleusercontent.com"
    client_secret    = "kept"
  }
  attribute_mapping = {
    email    = "email"
    username = "sub"
  }
  lifecycle {
    # AWS fills in the addresses of Google. The provider's own documents advise this line.
    ignore_changes = [provider_details]
  }
}

resource "aws_cognito_user_pool_client" "page" {
  name                                 = "page"
  user_pool_id                         = aws_cognito_user_pool.visitors.id
  generate_secret                      = false
  explicit_auth_flows                  = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
  supported_identity_providers         = ["COGNITO", aws_cognito_identity_provider.google.provider_name]
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = concat(["openid", "email"], aws_cognito_resource_server.puzzles.scope_identifiers)
  callback_urls                        = ["https://app.example/"]
  logout_urls                          = ["https://app.example/bye"]
  prevent_user_existence_errors        = "ENABLED"
  access_token_validity                = var.access_token_minutes
  id_token_validity                    = 60
  refresh_token_validity               = 30
  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
  }
}

resource "aws_cognito_user_pool_domain" "sign_in" {
  domain       = "puzzle-walk"
  user_pool_id = aws_cognito_user_pool.visitors.id
}

resource "aws_cognito_user_group" "crew" {
  name         = "crew"
  user_pool_id = aws_cognito_user_pool.visitors.id
  description  = "Who runs a booth."
  precedence   = 1
  role_arn     = aws_iam_role.visitor.arn
}

resource "aws_cognito_user" "ama" {
  user_pool_id   = aws_cognito_user_pool.visitors.id
  username       = "ama@example.com"
  password       = "Seven-shells-7"
  message_action = "SUPPRESS"
  attributes = {
    email          = "ama@example.com"
    email_verified = true
  }
}

resource "aws_cognito_user_in_group" "ama" {
  user_pool_id = aws_cognito_user_pool.visitors.id
  group_name   = aws_cognito_user_group.crew.name
  username     = aws_cognito_user.ama.username
}

resource "aws_cognito_identity_pool" "visitors" {
  identity_pool_name               = "visitors"
  allow_unauthenticated_identities = false
  allow_classic_flow               = true
  supported_login_providers = {
    "accounts.google.com" = "puzzle-walk.apps.googleusercontent.com"
  }
  cognito_identity_providers {
    client_id               = aws_cognito_user_pool_client.page.id
    provider_name           = aws_cognito_user_pool.visitors.endpoint
    server_side_token_check = true
  }
  tags = { chapter = "single-page-app" }
}

resource "aws_cognito_identity_pool_provider_principal_tag" "visitors" {
  identity_pool_id       = aws_cognito_identity_pool.visitors.id
  identity_provider_name = aws_cognito_user_pool.visitors.endpoint
  use_defaults           = false
  principal_tags         = { person = "sub" }
}

data "aws_iam_policy_document" "visitor" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]
    principals {
      type        = "Federated"
      identifiers = ["cognito-identity.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "cognito-identity.amazonaws.com:aud"
      values   = [aws_cognito_identity_pool.visitors.id]
    }
    condition {
      test     = "ForAnyValue:StringLike"
      variable = "cognito-identity.amazonaws.com:amr"
      values   = ["authenticated"]
    }
  }
}

resource "aws_iam_role" "visitor" {
  name               = "visitor"
  assume_role_policy = data.aws_iam_policy_document.visitor.json
}

resource "aws_iam_role" "crew" {
  name               = "crew"
  assume_role_policy = data.aws_iam_policy_document.visitor.json
}

resource "aws_cognito_identity_pool_roles_attachment" "visitors" {
  identity_pool_id = aws_cognito_identity_pool.visitors.id
  roles            = { authenticated = aws_iam_role.visitor.arn }
  role_mapping {
    identity_provider         = "${aws_cognito_user_pool.visitors.endpoint}:${aws_cognito_user_pool_client.page.id}"
    type                      = "Rules"
    ambiguous_role_resolution = "AuthenticatedRole"
    mapping_rule {
      claim      = "cognito:groups"
      match_type = "Contains"
      role_arn   = aws_iam_role.crew.arn
      value      = "crew"
    }
  }
}

# A zip with one file, index.mjs: what needs no provider of its own.
resource "aws_s3_bucket" "code" {
  bucket = "walk-code"
}

resource "aws_s3_object" "answers" {
  bucket         = aws_s3_bucket.code.id
  key            = "answers.zip"
  content_base64 = "UEsDBBQAAAAAAAAAIQAGKsRqWwAAAFsAAAAJAAAAaW5kZXgubWpzZXhwb3J0IGNvbnN0IGhhbmRsZXIgPSBhc3luYyAoeyByZXF1ZXN0Q29udGV4dCB9KSA9PiByZXF1ZXN0Q29udGV4dC5hdXRob3JpemVyLmp3dC5jbGFpbXM7ClBLAQIUAxQAAAAAAAAAIQAGKsRqWwAAAFsAAAAJAAAAAAAAAAAAAACkgQAAAABpbmRleC5tanNQSwUGAAAAAAEAAQA3AAAAggAAAAAA"
}

resource "aws_iam_role" "function" {
  name = "answers"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_lambda_function" "answers" {
  function_name = "answers"
  s3_bucket     = aws_s3_object.answers.bucket
  s3_key        = aws_s3_object.answers.key
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  role          = aws_iam_role.function.arn
}

resource "aws_lambda_permission" "api" {
  statement_id  = "api"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.answers.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.walk.execution_arn}/*/*/answers/{puzzle}"
}

resource "aws_apigatewayv2_api" "walk" {
  name          = "walk"
  protocol_type = "HTTP"
  description   = "Takes answers."
  cors_configuration {
    allow_origins = ["https://app.example"]
    allow_methods = ["GET", "PUT"]
    allow_headers = ["authorization", "content-type"]
    max_age       = 300
  }
  tags = { chapter = "single-page-app" }
}

resource "aws_apigatewayv2_authorizer" "users" {
  api_id           = aws_apigatewayv2_api.walk.id
  name             = "users"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]
  jwt_configuration {
    issuer   = "https://${aws_cognito_user_pool.visitors.endpoint}"
    audience = [aws_cognito_user_pool_client.page.id]
  }
}

resource "aws_apigatewayv2_integration" "answers" {
  api_id                 = aws_apigatewayv2_api.walk.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.answers.invoke_arn
  payload_format_version = "2.0"
  timeout_milliseconds   = 5000
}

resource "aws_apigatewayv2_route" "put" {
  api_id             = aws_apigatewayv2_api.walk.id
  route_key          = "PUT /answers/{puzzle}"
  target             = "integrations/${aws_apigatewayv2_integration.answers.id}"
  authorization_type = "JWT"
  authorizer_id      = aws_apigatewayv2_authorizer.users.id
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.walk.id
  name        = "$default"
  auto_deploy = true
  default_route_settings {
    throttling_burst_limit = 20
    throttling_rate_limit  = 10
  }
  stage_variables = { table = "answers" }
  tags            = { chapter = "single-page-app" }
}
