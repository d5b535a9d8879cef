"""Runs unit tests of awslabs/aws-config-rules and records what each handler was given and what it answered.

record-fixtures.py DIRECTORY SUITE...  prints one JSON object per handled event:
  {suite, test, outcome, parameters, item, calls, evaluations}
The tests bring mocks of boto3; nothing is called over a network. `outcome` is what the test itself thought of the answer.
"""
import datetime
import importlib
import io
import json
import sys
import types
import unittest

botocore = types.ModuleType("botocore")
botocore.exceptions = types.ModuleType("botocore.exceptions")


class ClientError(Exception):
    """Stands for botocore's: the suites raise and catch it."""

    def __init__(self, response, operation=""):
        super().__init__(str(response))
        self.response = response


botocore.exceptions.ClientError = ClientError
sys.modules.update({"botocore": botocore, "botocore.exceptions": botocore.exceptions})

calls = []
records = []
current = {"test": ""}


class RecordingClient:
    """A mocked client; each call and its answer is kept."""

    def __init__(self, service, client):
        self._service, self._client = service, client

    def __getattr__(self, operation):
        method = getattr(self._client, operation)

        def call(*args, **kwargs):
            answer = method(*args, **kwargs)
            calls.append({"operation": f"{self._service}.{operation}", "input": kwargs, "answer": answer})
            return answer

        return call


def watched(rule):
    boto3, handler = rule.boto3, rule.lambda_handler
    rule.boto3 = types.SimpleNamespace(client=lambda name, *a, **k: RecordingClient(name, boto3.client(name, *a, **k)))

    def lambda_handler(event, context):
        calls.clear()
        answer = handler(event, context)
        invoking = json.loads(event["invokingEvent"])
        records.append(
            {
                "test": current["test"],
                "parameters": json.loads(event.get("ruleParameters") or "{}"),
                "item": invoking.get("configurationItem"),
                "calls": list(calls),
                "evaluations": answer,
            }
        )
        return answer

    rule.lambda_handler = lambda_handler


class Result(unittest.TestResult):
    def startTest(self, test):
        current["test"] = test.id().split(".")[-1]
        super().startTest(test)


def plain(value):
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    return str(value)


def main(directory, suites):
    for suite in suites:
        sys.path.insert(0, f"{directory}/python/{suite}")
        records.clear()
        module = importlib.import_module(f"{suite}_test")
        watched(getattr(module, "RULE", None) or module.rule)
        result = Result()
        output, sys.stdout = sys.stdout, io.StringIO()
        unittest.defaultTestLoader.loadTestsFromModule(module).run(result)
        sys.stdout = output
        failed = {test.id().split(".")[-1] for test, _ in result.failures + result.errors}
        for record in records:
            record.update({"suite": suite, "outcome": "failed" if record["test"] in failed else "passed"})
            print(json.dumps(record, default=plain))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
