"""What the tours by boto3 share: how a tour tells what it saw, expects an error, waits."""

import json
import time

from botocore.exceptions import ClientError

told = {}


def code_of(call, **arguments):
    """The error code of a call that must fail."""
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]["Code"]
    return "no error"


def until(what, is_so, within_s=40):
    """Asks again until the answer fits."""
    deadline = time.monotonic() + within_s
    while True:
        answer = what()
        if is_so(answer):
            return answer
        if time.monotonic() > deadline:
            raise TimeoutError(str(answer)[:2000])
        time.sleep(0.2)


def tell():
    """Prints all that was told: one JSON object."""
    print(json.dumps(told))
