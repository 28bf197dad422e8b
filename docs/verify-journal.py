#!/usr/bin/env python3
"""Checks an exported journal of Kept, without Kept.

    keptctl vault journal LOG.kept --passphrase-stdin > journal.jsonl
    python3 verify-journal.py journal.jsonl [--head HASH] [--point SEQ:HASH]...

Each line of the file is an entry: {"seq", "at", "zone", "kind", "object", "payloadHash", "prevHash", "hash"}.
The hash of an entry is

    SHA-256( f("kept/1/event") f(seq) f(at) f(zone) f(kind) f(object) f(payloadHash) f(prevHash) )

where f(x) is the length of x as eight bytes, big-endian, and then x; seq is eight bytes big-endian, object the sixteen
bytes of the UUID, hashes are their 32 bytes, and texts are UTF-8 as they stand in the file. The first entry has number 1
and follows 32 zero bytes.

--head   the hash that the last entry must have, for example from a backup
--point  a number and a hash that the journal must contain, for example from the record page of a sealed paper

What an entry is about is not in the journal, only its hash: whoever has the record can hash it and compare.

Exit status: 0 the chain holds, 1 it does not, 2 the file cannot be read.
"""

import argparse
import hashlib
import json
import sys
import uuid

FIELDS = ("seq", "at", "zone", "kind", "object", "payloadHash", "prevHash", "hash")


class Broken(Exception):
    """The chain does not hold."""


def field(value):
    """The length of some bytes, and the bytes."""
    return len(value).to_bytes(8, "big") + value


def digest(entry):
    """The hash that an entry must have."""
    parts = (
        b"kept/1/event",
        entry["seq"].to_bytes(8, "big"),
        entry["at"].encode(),
        entry["zone"].encode(),
        entry["kind"].encode(),
        uuid.UUID(entry["object"]).bytes,
        bytes.fromhex(entry["payloadHash"]),
        bytes.fromhex(entry["prevHash"]),
    )
    return hashlib.sha256(b"".join(map(field, parts))).hexdigest()


def entries(lines):
    """The entries of a file of lines, or of one array as `keptctl call … journal_list --all` prints it."""
    text = lines.read()
    rows = json.loads(text) if text.lstrip().startswith("[") else map(json.loads, filter(str.strip, text.splitlines()))
    rows = sorted(rows, key=lambda row: row["seq"])
    for row in rows:
        missing = [name for name in FIELDS if name not in row]
        if missing:
            raise ValueError(f"entry {row.get('seq')} has no {missing[0]}")
    return rows


def verify(rows):
    """Follows the chain from its first entry and returns the hash of each by its number."""
    before, hashes = "00" * 32, {}
    for number, entry in enumerate(rows, start=1):
        if entry["seq"] != number:
            raise Broken(f"entry {number} is missing")
        if entry["prevHash"].lower() != before:
            raise Broken(f"entry {number} does not follow the one before it")
        before = digest(entry)
        if entry["hash"].lower() != before:
            raise Broken(f"entry {number} has been altered")
        hashes[number] = before
    return hashes


def main():
    parser = argparse.ArgumentParser(description="Checks an exported journal of Kept, without Kept.")
    parser.add_argument("journal", type=argparse.FileType(encoding="utf-8"))
    parser.add_argument("--head", help="the hash that the last entry must have")
    parser.add_argument("--point", action="append", default=[], help="SEQ:HASH that the journal must contain")
    arguments = parser.parse_args()
    try:
        hashes = verify(entries(arguments.journal))
        if arguments.head and hashes.get(len(hashes)) != arguments.head.lower():
            raise Broken("the last entry is not the one that was expected")
        for point in arguments.point:
            number, _, known = point.partition(":")
            if hashes.get(int(number)) != known.lower():
                raise Broken(f"entry {number} is not the one that is known from elsewhere")
    except Broken as broken:
        print(f"The journal does not hold: {broken}.")
        return 1
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"This is no journal of Kept: {error}.", file=sys.stderr)
        return 2
    head = f", its head is {hashes[len(hashes)]}" if hashes else ""
    print(f"The journal holds: {len(hashes)} entries{head}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
