"""A second verifier of Crosstable's record files, written from docs/record-format.md alone and with nothing of the first.

    python3 verify_record.py FILE...

Prints for each file the number of the first row that is not right, 0 where all are, and -1 where the first line of the file is not. It checks form, order, hashes, keys, counts and
signatures. It knows neither the rules of the moves nor the matrix. Needs Python 3.9; signatures are checked by the package
"cryptography" where there is one, else by the arithmetic of RFC 8032 below, slowly.
"""

import hashlib
import json
import sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


class Bad(Exception):
    pass


def no_doubles(pairs):
    if len({key for key, _ in pairs}) != len(pairs):
        raise Bad("a key stands twice")
    return dict(pairs)


def no_fraction(text):
    raise Bad(f"{text} is no whole number")


def read(line):
    try:
        return json.loads(
            line, object_pairs_hook=no_doubles, parse_float=no_fraction, parse_constant=no_fraction
        )
    except (ValueError, RecursionError) as error:
        raise Bad("no JSON") from error


def canonical(value):
    """RFC 8785, for values without fractions."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def signed_bytes(kind, payload):
    form = f"application/vnd.crosstable.{kind}+json"
    text = canonical(payload).encode()
    return f"DSSEv1 {len(form)} {form} {len(text)} ".encode() + text


def add(one, other):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = one, other
    a, b = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    c, d = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, point)
        point, number = add(point, point), number >> 1
    return result


def point(text):
    y = int.from_bytes(text, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if (x & 1) != sign else x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def plainly_signed(key, data, signature):
    a, r = point(key), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + data).digest(), "little") % L
    (x1, y1, z1, _), (x2, y2, z2, _) = times(s, BASE), add(r, times(h, a))
    return (x1 * z2 - x2 * z1) % P == 0 and (y1 * z2 - y2 * z1) % P == 0


try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    def is_signed(key, data, signature):
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signature, data)
            return True
        except (InvalidSignature, ValueError):
            return False

except ImportError:
    is_signed = plainly_signed

if "--plain" in sys.argv:
    is_signed = plainly_signed


def must(condition, words):
    if not condition:
        raise Bad(words)


def must_be_signed(key, data, signature):
    must(isinstance(key, str) and len(key) == 64 and isinstance(signature, str), "no key or signature")
    must(len(signature) == 128 and signature == signature.lower(), "no signature")
    try:
        must(is_signed(bytes.fromhex(key), data, bytes.fromhex(signature)), "not signed")
    except ValueError as error:
        raise Bad("no hex") from error


def is_worthless(key):
    """A point of small order, however it is encoded."""
    y = int.from_bytes(bytes.fromhex(key), "little") % 2**255 % P
    found = point(y.to_bytes(32, "little"))
    if found is None:
        return False
    x, y, z, _ = times(8, found)
    return x % P == 0 and (y - z) % P == 0


SERVER = {"seat": None, "name": "Server", "side": None, "role": None}
SIDE_ROLES = ("chief", "second", "negotiator", "staff")
ROLE_WORDS = {"mediator": "Mediator", "observer": "Observer", "host": "Host"}
MATRIX = set("rows packages articles talks requests minutes statements".split())
OLD_MOVES = "table-proposal pass hold answer-hold reject withdraw accept sign-ta hand-over".split()


class Book:
    def __init__(self):
        self.row, self.last, self.heads, self.host_key = 0, None, {"0" * 64}, None
        self.seats, self.devices, self.revoked = {}, {}, set()
        self.names, self.shorts, self.opener = set(), {}, None
        self.first, self.vouched, self.sides_of = {}, set(), {}

    def take(self, entry):
        must(isinstance(entry, dict) and entry.get("v") in (1, 2), "no row of a known format")
        last, act, by = self.last, entry["act"], entry["by"]
        must(entry["seq"] == self.row + 1, "out of order")
        must(entry["prev"] == (last["head"] if last else "0" * 64), "follows from another")
        body = {key: value for key, value in entry.items() if key not in ("head", "receipt")}
        must(hashlib.sha256(canonical(body).encode()).hexdigest() == entry["head"], "altered")
        if last:
            must(entry["negotiation"] == last["negotiation"], "other talks")
            must(entry["v"] >= last["v"] and entry["at"] >= last["at"], "older than the row before")
        if act["kind"] == "moves" and entry["v"] == 2:
            self.judge_moves(entry, act, by)
        if act["kind"] == "moves" and entry["v"] == 1:
            must(last and "signed" not in act, "signed in the first format")
            must(all(move["kind"] in OLD_MOVES for move in act["moves"]), "a later move")
            self.must_sit(by)
        if act["kind"] == "host-act":
            must(entry["v"] == 2 or not {"hostKey", "device"} & act["hostAct"].keys(), "a key")
            self.host_act(entry, act["hostAct"], by)
        if entry["v"] == 2:
            facts = {key: entry[key] for key in ("negotiation", "seq", "head", "at")}
            must_be_signed(self.host_key, signed_bytes("receipt", facts), entry["receipt"])
        self.row, self.last = entry["seq"], entry
        self.heads.add(entry["head"])

    def must_sit(self, by):
        must(self.seats.get(by["seat"]) == (by["side"], by["role"], by["name"]), "no such seat")

    def judge_moves(self, entry, act, by):
        signed = act.get("signed")
        if by["seat"] is None:
            must(by == SERVER and signed is None and act["asOf"] is None, "the server's, and not")
            must(all(move["kind"] == "lapse-package" for move in act["moves"]), "moves of nobody")
            return
        self.must_sit(by)
        if signed is None:
            must(act["asOf"] is not None and not self.devices and not self.revoked, "unsigned")
            must(all(move["kind"] != "vouch-for-key" for move in act["moves"]), "unsigned")
            return
        must(act["asOf"] is None, "signed and entered afterwards")
        seat, count = self.devices.get(signed["device"], (None, 0))
        must(seat == by["seat"] and signed["n"] > count and signed["saw"] in self.heads, "not theirs")
        named = set()
        for move in act["moves"]:
            if move["kind"] == "vouch-for-key":
                self.must_vouch(signed["device"], by["side"], move)
                must(move["device"] not in named, "vouched for twice")
                named.add(move["device"])
        facts = {key: signed[key] for key in ("n", "saw", "key")}
        whose = {"negotiation": entry["negotiation"], "side": by["side"], "seat": seat}
        data = signed_bytes("transmittal", {**facts, **whose, "moves": act["moves"]})
        must_be_signed(signed["device"], data, signed["signature"])
        self.devices[signed["device"]] = (seat, signed["n"])
        self.vouched |= named

    def must_vouch(self, own, side, move):
        device, seat = move["device"], move["seat"]
        must(own in self.vouched or own == self.first.get(side), "vouched for by nobody itself")
        must(self.devices.get(device, (None, 0))[0] == seat, "no key of that seat")
        must(self.sides_of.get(device) == side, "a key of the other side")
        must(device not in self.vouched and device != self.first.get(side), "vouched for before")

    def put(self, seat):
        self.seats[seat["seat"]] = (seat["side"], seat["role"], seat["name"])
        self.names.add(seat["name"])

    def must_be_of_host(self, kind, act, by):
        if by["seat"] is None:
            must(by == SERVER, "the server's, and somebody's too")
            return
        must(by["role"] == "host" and by["side"] is None and kind != "host-key", "no host")
        if kind == "open-negotiation":
            must(all(each["seat"] != by["seat"] for each in act["seats"]), "from an own seat")
            return
        roles = [self.seats.get(each, (None, None))[1] for each in act.get("seats", [])]
        if kind != "issue-links" or by != self.opener or any(role != "host" for role in roles):
            self.must_sit(by)

    def must_be_possible(self, seat):
        side, role = seat["side"], seat["role"]
        must((role in SIDE_ROLES) == (side is not None), "no such role on a side")
        others = [found[:2] for key, found in self.seats.items() if key != seat["seat"]]
        must(role not in ("chief", "second") or (side, role) not in others, "held by another")

    def name_of(self, side, role):
        plain = " ".join(filter(None, (self.shorts.get(side), ROLE_WORDS.get(role, role))))
        if role in ("chief", "second"):
            return plain
        if role in ("mediator", "host") and plain not in self.names:
            return plain
        number = 2 if role in ("mediator", "host") else 1
        while f"{plain} {number}" in self.names:
            number += 1
        return f"{plain} {number}"

    def host_act(self, entry, act, by):
        kind, seat = act["kind"], act.get("seat")
        if kind != "enrol-device":
            self.must_be_of_host(kind, act, by)
        if kind == "open-negotiation":
            must(self.row == 0 and act["negotiation"] == entry["negotiation"], "opened twice")
            self.host_key, self.opener, self.title = act.get("hostKey"), by, act["title"]
            self.shorts = {side: each["short"] for side, each in act["sides"].items()}
            for each in act["seats"]:
                must(each["seat"] not in self.seats, "one seat twice")
                self.must_be_possible(each)
                self.put(each)
        else:
            must(self.row > 0, "not opened")
        if "hostKey" in act:
            must(not is_worthless(act["hostKey"]), "no key")
        if kind == "host-key":
            self.host_key = act["hostKey"]
        if kind == "add-seat":
            must(seat not in self.seats, "a seat that is there")
        if kind in ("change-seat", "revoke-link", "end-session"):
            must(seat in self.seats, "no such seat")
        if kind == "issue-links":
            must(all(each in self.seats for each in act["seats"]), "no such seat")
        if kind in ("change-seat", "revoke-link"):
            before = dict(zip(("side", "role"), self.seats[seat]))
            must(act.get("was", before if entry["v"] == 1 else None) == before, "was another")
        if kind in ("add-seat", "change-seat"):
            self.must_be_possible(act)
            must(act["name"] == self.name_of(act["side"], act["role"]), "another name")
            self.put(act)
        if kind == "enrol-device":
            device = act["device"]
            self.must_sit(by)
            must(by["seat"] == seat, "another seat's device")
            must(device not in self.devices and device not in self.revoked, "enrolled before")
            must(not is_worthless(device), "no key")
            facts = {"negotiation": entry["negotiation"], "seat": seat, "device": device}
            must_be_signed(device, signed_bytes("enrolment", facts), act["proof"])
            self.devices[device] = (seat, 0)
            self.sides_of[device] = by["side"]
            if by["side"] is not None and by["role"] == "chief":
                self.first.setdefault(by["side"], device)
        if kind in ("revoke-link", "change-seat", "end-session"):
            gone = [device for device, (whose, _) in self.devices.items() if whose == seat]
            self.revoked.update(gone)
            for device in gone:
                del self.devices[device]


def first_bad_row(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = file.read().rstrip("\r\n").replace("\r\n", "\n").split("\n")
    book = Book()
    try:
        first = read(lines[0])
        must(canonical(first) == lines[0], "not in its one form")
        must(set(first) == {"format", "version", "negotiation", "title"}, "another first line")
        must((first["format"], first["version"]) == ("crosstable-record", 1), "no record")
    except (Bad, KeyError, TypeError, AttributeError):
        return -1
    for line in lines[1:-1]:
        try:
            entry = read(line)
            must(canonical(entry) == line, "not in its one form")
            book.take(entry)
        except (Bad, KeyError, TypeError, AttributeError, ValueError):
            return book.row + 1
    try:
        last = read(lines[-1])
        must(canonical(last) == lines[-1] and set(last) == {"end", "matrix"}, "another last line")
        told = set(last["matrix"])
        must({"rows", "packages", "articles", "talks"} <= told <= MATRIX, "another matrix")
        must(book.last and last["end"] == {"seq": book.row, "head": book.last["head"]}, "another end")
    except (Bad, KeyError, TypeError, AttributeError):
        return book.row + 1
    names = (first["negotiation"], first["title"])
    return 0 if names == (book.last["negotiation"], book.title) else -1


if __name__ == "__main__":
    for name in sys.argv[1:]:
        if not name.startswith("--"):
            print(first_bad_row(name))
