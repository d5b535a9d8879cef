"""Prints the unit tests of rules of aws-cloudformation/aws-guard-rules-registry as JSON lines: {rule, test, expected, resources}.

read-registry-tests.py DIRECTORY RULE...  A rule is its file below rules/aws without the ending, amazon_ec2/restricted_ssh. Needs PyYAML.
"""
import json
import sys

import yaml


class Loader(yaml.SafeLoader):
    """Functions of CloudFormation (!Ref) become objects."""


Loader.add_multi_constructor("!", lambda loader, suffix, node: {suffix: str(getattr(node, "value", ""))})


def main(directory, rules):
    for rule in rules:
        folder, name = rule.split("/")
        with open(f"{directory}/rules/aws/{folder}/tests/{name}_tests.yml", encoding="utf8") as file:
            for case in yaml.load(file, Loader):
                expected = next(iter(case["expectations"]["rules"].values()))
                resources = (case["input"] or {}).get("Resources") or {}
                print(json.dumps({"rule": rule, "test": case["name"], "expected": expected, "resources": resources}, default=str))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
