#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Makes the workbooks beside it, which no spreadsheet program would save: run it after a change here, and commit them."""

import io
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = (f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts>'
          '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>')


def text(place: str, words: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


def parts(sheets: dict[str, str], state: str = "") -> dict[str, str]:
    names = list(sheets)
    listed = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"{state if i > 1 else ""}/>' for i, name in enumerate(names, 1))
    related = "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(names) + 1))
    made = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}<Relationship Id="rId99" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": STYLES,
    }
    for i, name in enumerate(names, 1):
        made[f"xl/worksheets/sheet{i}.xml"] = f'<worksheet xmlns="{MAIN}">{sheets[name]}</worksheet>'
    return made


def packed(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, words in files.items():
            archive.writestr(zipfile.ZipInfo(path), words, zipfile.ZIP_DEFLATED)
    return out.getvalue()


HEAD = '<row r="1">' + text("A1", "nr") + text("B1", "dato") + "</row>"
ROW = '<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>45474</v></c></row>'
GOOD = {"Mål": f"<sheetData>{HEAD}{ROW}</sheetData>"}
BAD_CELLS = (HEAD + '<row r="2"><c r="A2"><f>1+1</f></c><c r="B2" t="e"><v>#N/A</v></c></row>'
             '<row r="3" hidden="1"><c r="A3"><v>2</v></c><c r="B3" s="1"><v>60</v></c><c r="E3"><v>5</v></c></row>')


def files() -> dict[str, bytes]:
    whole = packed(parts(GOOD))
    bomb = dict(parts(GOOD))
    bomb["xl/worksheets/sheet1.xml"] = "<worksheet>" + " " * (40 << 20) + "</worksheet>"
    broken = dict(parts(GOOD))
    broken["xl/worksheets/sheet1.xml"] = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1">'
    other = dict(parts(GOOD))
    del other["xl/workbook.xml"]
    gone = dict(parts(GOOD))
    del gone["xl/worksheets/sheet1.xml"]
    flipped = bytearray(whole)
    flipped[whole.index(b"xl/worksheets/sheet1.xml") + 40] ^= 0xFF
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    return {
        "god.xlsx": whole,
        "tom.xlsx": b"",
        "afkortet.xlsx": whole[:700],
        "beskadiget.xlsx": bytes(flipped),
        "gammel.xls": old + "Workbook".encode("utf-16-le"),
        "adgangskode.xlsx": old + "EncryptedPackage".encode("utf-16-le"),
        "ikke-zip.xlsx": b"nr;dato\r\n1;2\r\n",
        "libreoffice.ods": packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}),
        "bombe.xlsx": packed(bomb),
        "ufuldstaendig.xlsx": packed(broken),
        "andet.xlsx": packed(other),
        "uden-ark.xlsx": packed(gone),
        "celler.xlsx": packed(parts({"Mål": f'<cols><col min="2" max="2" hidden="1"/></cols><sheetData>{BAD_CELLS}</sheetData>'})),
        "flere.xlsx": packed(parts({**GOOD, "Andet": f"<sheetData>{HEAD}</sheetData>"})),
        "typer.xlsx": packed(parts({"Mål": f'<sheetData>{HEAD}{ROW}<row r="3">{text("A3", "to")}<c r="B3"><v>45474</v></c></row></sheetData>'})),
    }


if __name__ == "__main__":
    for name, data in files().items():
        (HERE / name).write_bytes(data)
