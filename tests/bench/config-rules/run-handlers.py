"""Asks Lambda functions of awslabs/aws-config-rules for their verdicts on events from standard input.

run-handlers.py DIRECTORY: each line is {"handler": path without .py, "event": {...}, "facts": {...}}, each answer {"compliance": ...}.
boto3 is a stand-in: put_evaluations is kept, IAM answers from `facts`, nothing is called over a network.
"""
import contextlib
import importlib.util
import io
import json
import os
import sys
import types

botocore = types.ModuleType("botocore")
botocore.exceptions = types.ModuleType("botocore.exceptions")
state = {"facts": {}, "put": []}


class ClientError(Exception):
    """Stands for botocore's."""

    def __init__(self, code):
        super().__init__(code)
        self.response = {"Error": {"Code": code, "Message": code}}


botocore.exceptions.ClientError = ClientError


class Client:
    """Answers from the facts of the case."""

    def put_evaluations(self, Evaluations, **_):
        state["put"] += Evaluations
        return {}

    def list_mfa_devices(self, UserName):
        return {"MFADevices": [{"UserName": UserName}] * state["facts"].get("mfaDevices", 0)}

    def get_login_profile(self, UserName):
        if state["facts"].get("password") != "set":
            raise ClientError("NoSuchEntity")
        return {"LoginProfile": {"UserName": UserName}}


boto3 = types.ModuleType("boto3")
boto3.client = lambda *_, **__: Client()
sys.modules.update({"boto3": boto3, "botocore": botocore, "botocore.exceptions": botocore.exceptions})


class OldDict(dict):
    """Some of the functions were written for Python 2."""

    def iteritems(self):
        return self.items()


def load(directory, path):
    spec = importlib.util.spec_from_file_location(os.path.basename(path).replace("-", "_"), f"{directory}/python/{path}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.json = types.SimpleNamespace(loads=lambda text: json.loads(text, object_hook=OldDict), dumps=json.dumps)
    return module


def main(directory):
    handlers = {}
    for line in sys.stdin:
        case = json.loads(line)
        name = case["handler"]
        state["facts"], state["put"] = case["facts"], []
        with contextlib.redirect_stdout(io.StringIO()):
            handlers[name] = handlers.get(name) or load(directory, name)
            try:
                handlers[name].lambda_handler(case["event"], {})
                answer = {"compliance": state["put"][-1]["ComplianceType"] if state["put"] else "none"}
            except Exception as error:  # what a function throws is an answer, too
                answer = {"compliance": f"threw {type(error).__name__}"}
        print(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1])
