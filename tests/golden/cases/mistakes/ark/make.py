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


def rows(values: list[list], styles: dict[int, int]) -> str:
    """Cells of texts and numbers; a float in a column of `styles` has that style. A pair is a number and its own style. None is an empty cell."""
    def cell(place: str, column: int, value) -> str:
        if value is None:
            return ""
        if isinstance(value, str):
            return text(place, value)
        if isinstance(value, bool):
            return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
        value, style = value if isinstance(value, tuple) else (value, styles.get(column, 0))
        return f'<c r="{place}" s="{style}"><v>{value}</v></c>'
    made = "".join(f'<row r="{r}">' + "".join(cell(f"{'ABCDEFGHIJ'[c]}{r}", c, value) for c, value in enumerate(row)) + "</row>"
                   for r, row in enumerate(values, 1))
    return f"<sheetData>{made}</sheetData>"


def kept_by_people() -> dict[str, str]:
    plan = rows([["Opgave", "Frist", "Beløb", "Andel", "Ny kolonne"], ["Plan", 45474, 2.5, 0.125, 1], ["Møde", 45519.573, -1234.5, 0.225],
                 ["Drift", "1. oktober 2024", 22.5, 0.5], ["> 80", "Løbende", 0.5, 1], ["Ny række", None, 7]], {1: 2, 2: 3, 3: 4})
    two = rows([["Uge 36: budget og regnskab", "i 1.000 kr."], [], ["Kommune", "2024", None, "2025"], [None, "Budget", "Regnskab", "Budget"],
                ["Odense", 10, 11, 12], ["Vejle", 20, 21, 22], ["Ærø", "ca. 1", 1, 2], ["Nyborg", 3, 4, 5]], {})
    made = parts({"Plan": plan + '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>', "To": two})
    made["xl/styles.xml"] = (f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-406]d\\. mmmm yyyy"/></numFmts>'
                             '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="3"/><xf numFmtId="9"/></cellXfs></styleSheet>')
    made["xl/worksheets/sheet1.xml"] = made["xl/worksheets/sheet1.xml"].replace("<worksheet ", f'<worksheet xmlns:r="{OFFICE}" ', 1)
    made["xl/worksheets/_rels/sheet1.xml.rels"] = (f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/table" '
                                                   'Target="../tables/table1.xml"/></Relationships>')
    columns = "".join(f'<tableColumn id="{i}" name="{name}"/>' for i, name in enumerate(["Opgave", "Frist", "Beløb", "Andel"], 1))
    made["xl/tables/table1.xml"] = (f'<table xmlns="{MAIN}" id="1" name="Plan" displayName="Plan" ref="A1:D5">'
                                    f'<tableColumns count="4">{columns}</tableColumns></table>')
    return made


def unlike_the_others() -> dict[str, str]:
    """Columns of years, shares, days, amounts and counts, in each of which one number is of another form."""
    made = parts({"Plan": rows([["År", "Andel", "Dato", "Beløb", "Antal"], [2021, 0.05, 45474, 1, 10], [2022, 0.06, 45475, 2, 11], [20233, (0.07, 0), 45476, 3, (0.12, 2)],
                                [2024, 0.08, (2024, 0), (4, 4), 13], [2025, 0.09, 45478, 5, 14]], {1: 2, 2: 1, 3: 3})})
    made["xl/styles.xml"] = (f'<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0 &quot;kr.&quot;"/>'
                             '<numFmt numFmtId="165" formatCode="#,##0 &quot;EUR&quot;"/></numFmts><cellXfs count="5"><xf numFmtId="0"/>'
                             '<xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>')
    return made


def dressed() -> dict[str, str]:
    """Texts whose runs look differently, in the cell and shared; links, one of them on a number; comments; a group row in bold."""
    def run(looks: str, words: str) -> str:
        return f'<r><rPr>{"".join(f"<{look}/>" for look in looks.split())}<sz val="11"/></rPr><t xml:space="preserve">{words}</t></r>'

    rich = run("b", "Fed ") + run("", "og ") + run("b i", "begge") + run("strike", ", væk") + '<r><t>&#10;ny</t></r><rPh><t>nej</t></rPh>'
    cells = [f'<row r="1">{text("A1", "Sted")}{text("B1", "Antal")}{text("C1", "Note")}</row>',
             f'<row r="2">{text("A2", "Odense")}<c r="B2"><v>5</v></c><c r="C2" t="inlineStr"><is>{rich}</is></c></row>',
             f'<row r="3">{text("A3", "Vejle")}<c r="B3"><v>7</v></c><c r="C3" t="s"><v>0</v></c></row>',
             f'<row r="4"><c r="A4" t="inlineStr"><is>{run("b", "Andre:")}</is></c></row>',
             f'<row r="5">{text("A5", "Ærø")}<c r="B5"><v>9</v></c>{text("C5", "ingen")}</row>']
    links = "".join(f'<hyperlink ref="{place}" r:id="rId{i}"/>' for place, i in (("A2:A3", 2), ("B2", 2), ("C3", 3), ("A5", 4))) + '<hyperlink ref="C5" location="A1"/>'
    made = parts({"Ark": f'<sheetData>{"".join(cells)}</sheetData><hyperlinks>{links}</hyperlinks>'})
    sheet = "xl/worksheets/sheet1.xml"
    made[sheet] = made[sheet].replace("<worksheet ", f'<worksheet xmlns:r="{OFFICE}" ', 1)
    addresses = ((2, "https://eksempel.dk/sted?a=1&amp;b=2"), (3, "mailto:post@eksempel.dk"), (4, "file:///c:/hemmeligt.docx"))
    made["xl/worksheets/_rels/sheet1.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/comments" Target="../comments1.xml"/>'
        + "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>' for i, address in addresses) + "</Relationships>")
    made["xl/comments1.xml"] = (f'<comments xmlns="{MAIN}"><authors><author/></authors><commentList>'
                                + "".join(f'<comment ref="{place}" authorId="0"><text><t>Foreløbigt tal</t></text></comment>' for place in ("B3", "B2", "E40")) + "</commentList></comments>")
    made["xl/_rels/workbook.xml.rels"] = made["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", f'<Relationship Id="rId98" Type="{OFFICE}/sharedStrings" Target="strings.xml"/></Relationships>')
    made["xl/strings.xml"] = f'<sst xmlns="{MAIN}"><si>{run("i", "Kursiv")}{run("", " slut")}</si></sst>'
    return made


def worded() -> dict[str, str]:
    """Numbers whose formats have words: what stands before, a plus behind, a word for nought, signs between the digits, a currency, brackets, words alone and a colour."""
    codes = ['"ca. "0', '0"+"', '0;-0;"nul"', "00-00-00", '"kr. "#,##0.00', '"("0")"', '"Ja";"Nej";"Nul"', "[Red]General_)", '"["0"]"']
    values = [["ca", "plus", "nul", "dato", "kr", "parentes", "ord", "farve", "klamme"], [12, 16, 0, 10724, 1250.5, 3, 7, 12340, 3], [7, 3, 4, 311224, 2, 4, 0, 2.5, 4]]
    made = parts({"Ark": rows(values, {i: i + 1 for i in range(len(codes))})})
    escaped = [code.replace('"', "&quot;") for code in codes]
    made["xl/styles.xml"] = (f'<styleSheet xmlns="{MAIN}"><numFmts>' + "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{code}"/>' for i, code in enumerate(escaped))
                             + '</numFmts><cellXfs><xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{164 + i}"/>' for i in range(len(codes))) + "</cellXfs></styleSheet>")
    return made


def two_tables() -> dict[str, str]:
    """Two table objects, the second right under the first."""
    made = parts({"Ark": rows([["a", "b"], [1, 2], ["c", "d"], [3, 4]], {}) + '<tableParts count="2"><tablePart r:id="rId1"/><tablePart r:id="rId2"/></tableParts>'})
    made["xl/worksheets/sheet1.xml"] = made["xl/worksheets/sheet1.xml"].replace("<worksheet ", f'<worksheet xmlns:r="{OFFICE}" ', 1)
    related = "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/table" Target="../tables/table{i}.xml"/>' for i in (1, 2))
    made["xl/worksheets/_rels/sheet1.xml.rels"] = f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>'
    for i, place, names in ((1, "A1:B2", "ab"), (2, "A3:B4", "cd")):
        columns = "".join(f'<tableColumn id="{at}" name="{name}"/>' for at, name in enumerate(names, 1))
        made[f"xl/tables/table{i}.xml"] = (f'<table xmlns="{MAIN}" id="{i}" name="Tabel{i}" displayName="Tabel{i}" ref="{place}">'
                                           f'<tableColumns count="2">{columns}</tableColumns></table>')
    return made


def renamed_sheet() -> dict[str, str]:
    """A program gave the sheet another name and left the name of its range as it was."""
    made = parts({"Nyt navn": f"<sheetData>{HEAD}{ROW}</sheetData>"})
    made["xl/workbook.xml"] = made["xl/workbook.xml"].replace(
        "</workbook>", "<definedNames><definedName name=\"tbl_maal\">'Mål'!$A$1:$B$2</definedName></definedNames></workbook>")
    return made


def hidden_things() -> dict[str, str]:
    """A sheet that is hidden, with days that have an hour nobody sees."""
    hidden = rows([["Møde", "Dag"], ["Første", 45474.5], ["Andet", 45475]], {1: 1})
    made = parts({"Synligt": GOOD["Mål"], "Skjult": hidden}, state=' state="hidden"')
    return made


def written_by_us() -> dict[str, str]:
    """What the program wrote of a grouped table, as it is read back: a column deleted and one pushed out of the range, a number put in without the format for per cent,
    words among numbers that were only guessed to be some, one of them too long, and rows put in under the table's range."""
    heads = ["Område", "Andel", "Antal", "Kontakt"]
    told = ["Tabel", "Ark", "Kolonne", "Overskrift", "Navn", "Titel", "Type", "Format", "Enhed", "Type gættet"]
    columns = [["tbl_plan", "Plan", "A", "Område", "omraade", "Område", "markdown", None, None],
               ["tbl_plan", "Plan", "B", "Andel", "andel", "Andel", "number", None, "%"],
               ["tbl_plan", "Plan", "C", "Frist", "frist", "Frist", "date", None, None],
               ["tbl_plan", "Plan", "D", "Antal", "antal", "Antal", "integer", None, None, 1],
               ["tbl_plan", "Plan", "E", "Kontakt", "kontakt", "Kontakt", "markdown", None, None]]
    plan = rows([heads, ["Odense", 0.25, 3], ["Vejle", 0.5, 12345678901234567], ["Ærø", 0.07, "ca. 5"], ["Nyborg", 0.125], ["Assens", 0.375]], {1: 2})
    plan = plan.replace('<c r="B4" s="2">', '<c r="B4">')
    made = parts({"Plan": plan, "Kolonner": rows([told, *columns], {}) + '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'})
    made["xl/workbook.xml"] = made["xl/workbook.xml"].replace(
        "</workbook>", "<definedNames><definedName name=\"tbl_plan\">'Plan'!$A$1:$C$4</definedName></definedNames></workbook>")
    made["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs></styleSheet>'
    sheet = "xl/worksheets/sheet2.xml"
    made[sheet] = made[sheet].replace("<worksheet ", f'<worksheet xmlns:r="{OFFICE}" ', 1)
    made["xl/worksheets/_rels/sheet2.xml.rels"] = (f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/table" '
                                                   'Target="../tables/table1.xml"/></Relationships>')
    listed = "".join(f'<tableColumn id="{i}" name="{name}"/>' for i, name in enumerate(told, 1))
    made["xl/tables/table1.xml"] = (f'<table xmlns="{MAIN}" id="1" name="aftale_kolonner" displayName="aftale_kolonner" ref="A1:J6">'
                                    f'<tableColumns count="10">{listed}</tableColumns></table>')
    return made


def letters(column: int) -> str:
    return (letters((column - 1) // 26) if column > 26 else "") + chr(65 + (column - 1) % 26)


def head_of(columns: int) -> str:
    return '<row r="1">' + "".join(text(f"{letters(i)}1", f"k{i}") for i in range(1, columns + 1)) + "</row>"


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
    binary = dict(parts(GOOD))
    binary["_rels/.rels"] = binary["_rels/.rels"].replace("workbook.xml", "workbook.bin")
    last_row = '<row r="1048576">' + text("A1048576", "langt nede") + "</row>"
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
        "binaer.xlsx": packed(binary),
        "intet-ark.xlsx": packed(parts({})),
        "bred.xlsx": packed(parts({"Ark": f"<sheetData>{head_of(4001)}</sheetData>"})),
        "stor.xlsx": packed(parts({"Ark": f"<sheetData>{head_of(100)}{last_row}</sheetData>"})),
        "klaedt-paa.xlsx": packed(dressed()),
        "talformater.xlsx": packed(worded()),
        "to-tabeller.xlsx": packed(two_tables()),
        "navngivet.xlsx": packed(two_tables()),
        "omdoebt.xlsx": packed(renamed_sheet()),
        "skjult.xlsx": packed(hidden_things()),
        "vores.xlsx": packed(written_by_us()),
        "uden-hoved.xlsx": packed(parts({"Ark": rows([[], [None, "Odense", 5], [None, "Vejle", 7, "sidst"]], {})})),
        "to-hoveder.xlsx": packed(parts({"Ark": rows([["Område", "2024", "2025"], [None, "Budget", "Budget", "Regnskab"], ["Odense", 1, 2, 3]], {})})),
        "celler.xlsx": packed(parts({"Mål": f'<cols><col min="2" max="2" hidden="1"/></cols><sheetData>{BAD_CELLS}</sheetData>'})),
        "flere.xlsx": packed(parts({**GOOD, "Andet": f"<sheetData>{HEAD}</sheetData>"})),
        "skaeve.xlsx": packed(parts({"Plan": rows([["Nr", "Beløb", "Vedtaget", "Husnr."], [1, 100, True, 1], [2, "1250", False, 3], [3, 75.5, "måske", "12A"],
                                                   [4, 20, True, 5], [5, 30, False, 7], [6, 40, False, 9]], {})})),
        "skaeve-tal.xlsx": packed(unlike_the_others()),
        "rodede-ark.xlsx": packed(kept_by_people()),
        "typer.xlsx": packed(parts({"Mål": f'<sheetData>{HEAD}{ROW}<row r="3">{text("A3", "to")}<c r="B3"><v>45474</v></c></row></sheetData>'})),
    }


if __name__ == "__main__":
    for name, data in files().items():
        (HERE / name).write_bytes(data)
