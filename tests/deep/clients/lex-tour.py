"""A tour of Lex V2 by boto3: a bot is made, waited for, built, talked to, exported and imported. Prints one JSON object; run by tests/deep/lex.test.ts."""

import base64
import gzip
import io
import json
import urllib.request
import zipfile

import boto3
from tour import code_of, tell, told

models = boto3.client("lexv2-models")
runtime = boto3.client("lexv2-runtime")
iam = boto3.client("iam")
functions = boto3.client("lambda")


def wait(name, **arguments):
    models.get_waiter(name).wait(**arguments, WaiterConfig={"Delay": 1, "MaxAttempts": 40})


def plain(value):
    return {"messageGroups": [{"message": {"plainTextMessage": {"value": value}}}]}


def prompt(value):
    return {**plain(value), "maxRetries": 1}


role = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": ["lexv2.amazonaws.com", "lambda.amazonaws.com"]}}
role_arn = iam.create_role(RoleName="lex-bot", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [role]}))["Role"]["Arn"]

bot_id = models.create_bot(botName="Flowers", roleArn=role_arn, dataPrivacy={"childDirected": False}, idleSessionTTLInSeconds=300)["botId"]
wait("bot_available", botId=bot_id)
locale = {"botId": bot_id, "botVersion": "DRAFT", "localeId": "en_US"}
models.create_bot_locale(**locale, nluIntentConfidenceThreshold=0.4)
wait("bot_locale_created", **locale)
flowers = models.create_slot_type(
    **locale,
    slotTypeName="FlowerTypes",
    slotTypeValues=[{"sampleValue": {"value": name}} for name in ("roses", "lilies", "tulips")],
    valueSelectionSetting={"resolutionStrategy": "TopResolution"},
)["slotTypeId"]
order = {
    "intentName": "OrderFlowers",
    "sampleUtterances": [{"utterance": "I would like to order some flowers"}, {"utterance": "order {FlowerType}"}],
    "intentConfirmationSetting": {"promptSpecification": prompt("Your {FlowerType} on {PickupDate}?")},
    "fulfillmentCodeHook": {"enabled": True},
}
intent_id = models.create_intent(**locale, **order)["intentId"]
slots = [
    models.create_slot(
        **locale,
        intentId=intent_id,
        slotName=name,
        slotTypeId=type_id,
        valueElicitationSetting={"slotConstraint": "Required", "promptSpecification": prompt(question)},
    )["slotId"]
    for name, type_id, question in (("FlowerType", flowers, "Which flowers?"), ("PickupDate", "AMAZON.Date", "Which day?"))
]
told["slots without an order"] = models.build_bot_locale(**locale)["botLocaleStatus"]
try:
    wait("bot_locale_built", **locale)
except Exception as error:
    told["is not built"] = type(error).__name__
told["because"] = "slotPriorities" in " ".join(models.describe_bot_locale(**locale)["failureReasons"])
models.update_intent(**locale, **order, intentId=intent_id, slotPriorities=[{"priority": at + 1, "slotId": slot} for at, slot in enumerate(slots)])
models.build_bot_locale(**locale)
wait("bot_locale_built", **locale)

version = models.create_bot_version(botId=bot_id, botVersionLocaleSpecification={"en_US": {"sourceBotVersion": "DRAFT"}})["botVersion"]
wait("bot_version_available", botId=bot_id, botVersion=version)
code = io.BytesIO()
with zipfile.ZipFile(code, "w") as archive:
    archive.writestr(
        "index.mjs",
        """export const handler = async ({ sessionState: { intent } }) => ({
  sessionState: { dialogAction: { type: 'Close' }, intent: { ...intent, state: 'Fulfilled' }, sessionAttributes: { ordered: 'yes' } },
  messages: [{ contentType: 'PlainText', content: 'Thanks for the ' + intent.slots.FlowerType.value.interpretedValue + '.' }],
});""",
    )
function = functions.create_function(
    FunctionName="florist", Role=role_arn, Runtime="nodejs22.x", Handler="index.handler", Code={"ZipFile": code.getvalue()}
)["FunctionArn"]
functions.get_waiter("function_active_v2").wait(FunctionName="florist", WaiterConfig={"Delay": 1})
hook = {"lambdaCodeHook": {"lambdaARN": function, "codeHookInterfaceVersion": "1.0"}}
alias_id = models.create_bot_alias(
    botId=bot_id, botAliasName="live", botVersion=version, botAliasLocaleSettings={"en_US": {"enabled": True, "codeHookSpecification": hook}}
)["botAliasId"]
wait("bot_alias_available", botId=bot_id, botAliasId=alias_id)

session = {"botId": bot_id, "botAliasId": alias_id, "localeId": "en_US", "sessionId": "tour"}


def say(text):
    answer = runtime.recognize_text(**session, text=text)
    return [message["content"] for message in answer.get("messages", [])]


told["asked"] = [say("I would like to order some flowers"), say("roses")]
told["null slots"] = runtime.get_session(**session)["sessionState"]["intent"]["slots"]["PickupDate"]
told["confirmed"] = say("12/24/2030")
told["no permission"] = code_of(runtime.recognize_text, **session, text="yes")
account = boto3.client("sts").get_caller_identity()["Account"]
functions.add_permission(
    FunctionName="florist",
    StatementId="lex",
    Action="lambda:InvokeFunction",
    Principal="lexv2.amazonaws.com",
    SourceArn=f"arn:aws:lex:us-east-1:{account}:bot-alias/{bot_id}/{alias_id}",
)
told["fulfilled"] = say("yes")
told["attributes"] = runtime.get_session(**session)["sessionState"]["sessionAttributes"]

spoken = runtime.recognize_utterance(
    **{**session, "sessionId": "spoken"}, requestContentType="text/plain; charset=utf-8", responseContentType="text/plain; charset=utf-8", inputStream=b"order lilies"
)
told["in headers"] = json.loads(gzip.decompress(base64.b64decode(spoken["messages"])))[0]["content"]
told["deleted session"] = runtime.delete_session(**session)["sessionId"]
told["session gone"] = code_of(runtime.get_session, **session)

export_id = models.create_export(
    resourceSpecification={"botExportSpecification": {"botId": bot_id, "botVersion": "DRAFT"}}, fileFormat="LexJson"
)["exportId"]
wait("bot_export_completed", exportId=export_id)
with urllib.request.urlopen(models.describe_export(exportId=export_id)["downloadUrl"]) as download:
    archive = download.read()
told["archive"] = sorted(zipfile.ZipFile(io.BytesIO(archive)).namelist())[:2]
upload = models.create_upload_url()
urllib.request.urlopen(urllib.request.Request(upload["uploadUrl"], data=archive, method="PUT")).close()
models.start_import(
    importId=upload["importId"],
    mergeStrategy="FailOnConflict",
    resourceSpecification={"botImportSpecification": {"botName": "Copy", "roleArn": role_arn, "dataPrivacy": {"childDirected": False}}},
)
wait("bot_import_completed", importId=upload["importId"])
told["bots"] = sorted(bot["botName"] for bot in models.list_bots()["botSummaries"])
told["built in"] = len(models.list_built_in_slot_types(localeId="en_US")["builtInSlotTypeSummaries"]) > 10
told["no such bot"] = code_of(models.describe_bot, botId="NONESUCH00")
told["wrong id"] = code_of(models.describe_bot, botId="no-such-id")
models.delete_bot(botId=bot_id, skipResourceInUseCheck=True)
tell()
