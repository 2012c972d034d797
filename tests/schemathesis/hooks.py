"""Signs the fuzzer in as the administrator, and lets most of its paths lead to things that exist."""

import itertools
import os

import requests
import schemathesis

BASE = os.environ["FUZZ_URL"]
EMAIL = os.environ["USTAKANA_ADMIN_EMAIL"]
PASSWORD = os.environ["USTAKANA_ADMIN_PASSWORD"]
LAB = "fuzzed"


def post(path, body, token=None):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = requests.post(BASE + "/api/v1" + path, json=body, headers=headers, timeout=20)
    if answer.status_code not in (200, 201):
        raise SystemExit(f"POST {path} answered {answer.status_code}: {answer.text[:500]}")
    return answer.json()


def sign_in():
    return post("/auth/login", {"email": EMAIL, "password": PASSWORD})["access_token"]


# A 401 makes it fetch a new token: the fuzzer also finds the operation that signs it out.
@schemathesis.auth(refresh_interval=300)
class Administrator:
    def get(self, case, context):
        return sign_in()

    def set(self, case, data, context):
        case.headers = case.headers or {}
        case.headers["Authorization"] = f"Bearer {data}"


# It knows how to send pictures, and no papers.
@schemathesis.serializer("application/pdf")
def paper(context, value):
    return value if isinstance(value, bytes) else str(value).encode()


def furnish():
    """A lab with a machine, a reservation and a request; part of a path -> id."""
    token = sign_in()
    week = [
        {"weekday": day, "opens": "00:00", "closes": "24:00"}
        for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    ]
    post(
        "/labs",
        {
            "slug": LAB,
            "name": {"en": "Fuzzed lab"},
            "time_zone": "Asia/Bishkek",
            "currency": "KGS",
            "opening_hours": week,
        },
        token,
    )
    machine = post(
        f"/labs/{LAB}/machines",
        {
            "name": {"en": "Printer"},
            "make": "Prusa",
            "model": "MK4",
            "capabilities": [{"process": "MEX", "material_class": "polymer"}],
        },
        token,
    )
    request = post(
        f"/labs/{LAB}/equipment-requests",
        {
            "title": {"en": "Metal printer"},
            "justification": {"en": "Samples for the materials course"},
            "process": "PBF",
            "material_class": "metal",
        },
        token,
    )
    return {"/machines/": machine["id"], "/equipment-requests/": request["id"]}


KNOWN = furnish()
CALLS = itertools.count()


@schemathesis.hook
def before_call(context, case, kwargs):
    """In every phase, the made-up boundary values included; every third call keeps its own path."""
    if next(CALLS) % 3 == 0:
        return
    for name, value in (case.path_parameters or {}).items():
        if name == "lab":
            case.path_parameters[name] = LAB
        elif name in ("id", "machine", "request"):
            known = (id for part, id in KNOWN.items() if part in case.operation.path)
            case.path_parameters[name] = next(known, value)
