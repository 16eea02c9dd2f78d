# SPDX-License-Identifier: MPL-2.0
"""A small good DOCX that uses everything the linter looks at, and ways to break it on purpose."""

import zipfile
from pathlib import Path

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMESPACES = (W + ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
              ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
              ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"')
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
KIND = "application/vnd.openxmlformats-officedocument."
STORE = "{5B2F7A30-5C7E-4C0B-9D59-4D5E8E3D1A01}"


def _field(instruction: str, result: str) -> str:
    return ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'<w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')


BODY = (
    '<w:p w14:paraId="00000001"><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    '<w:bookmarkStart w:id="1" w:name="sec_en"/><w:r><w:t>En prøve</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
    '<w:p w14:paraId="00000002"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    '<w:r><w:t xml:space="preserve">Se </w:t></w:r>' + _field("REF sec_en \\h", "En prøve") +
    '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    '<w:p w14:paraId="00000003"><w:ins w:id="10" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t>nyt</w:t></w:r></w:ins>'
    '<w:del w:id="11" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>gammelt</w:delText></w:r></w:del>'
    '<w:hyperlink w:anchor="sec_en"><w:r><w:t>hen</w:t></w:r></w:hyperlink></w:p>'
    '<w:sdt><w:sdtPr><w:id w:val="100"/><w:tag w:val="formand"/>'
    f'<w:dataBinding w:xpath="/felter/formand" w:storeItemID="{STORE}"/></w:sdtPr>'
    '<w:sdtContent><w:p w14:paraId="00000004"><w:r><w:t>felt</w:t></w:r></w:p></w:sdtContent></w:sdt>'
    '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>'
    '<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc>'
    '<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p/></w:tc></w:tr>'
    '<w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/><w:vMerge/></w:tcPr><w:p/></w:tc>'
    '<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    '<w:p w14:paraId="00000005"/>'
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>')


def _relationships(*entries: tuple[str, str, str]) -> str:
    lines = "".join(f'<Relationship Id="{i}" Type="{OFFICE}relationships/{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def _types() -> str:
    overrides = {"/word/document.xml": "wordprocessingml.document.main+xml", "/word/styles.xml": "wordprocessingml.styles+xml",
                 "/word/numbering.xml": "wordprocessingml.numbering+xml", "/word/footnotes.xml": "wordprocessingml.footnotes+xml",
                 "/word/settings.xml": "wordprocessingml.settings+xml",
                 "/word/fontTable.xml": "wordprocessingml.fontTable+xml", "/word/theme/theme1.xml": "theme+xml", "/docProps/custom.xml": "custom-properties+xml",
                 "/customXml/itemProps1.xml": "customXmlProperties+xml"}
    lines = "".join(f'<Override PartName="{part}" ContentType="{KIND}{kind}"/>' for part, kind in overrides.items())
    return (f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>')


def _theme() -> str:
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in (
        ("dk1", "1A1A1A"), ("lt1", "FFFFFF"), ("dk2", "0B4A6F"), ("lt2", "F2F6F9"), ("accent1", "0B4A6F"), ("accent2", "5A5A5A"),
        ("accent3", "0B4A6F"), ("accent4", "5A5A5A"), ("accent5", "0B4A6F"), ("accent6", "5A5A5A"), ("hlink", "0B4A6F"), ("folHlink", "5A5A5A")))
    font = '<a:latin typeface="Lato"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = '<a:effectStyle><a:effectLst/></a:effectStyle>'
    return (f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="t"><a:themeElements>'
            f'<a:clrScheme name="t">{colours}</a:clrScheme><a:fontScheme name="t"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
            f'<a:fmtScheme name="t"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{("<a:ln>" + fill + "</a:ln>") * 3}</a:lnStyleLst>'
            f'<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>')


def parts() -> dict[str, str]:
    note = '<w:footnote w:type="{kind}" w:id="{i}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    return {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relationships(("rId1", "officeDocument", "word/document.xml"), ("rId2", "custom-properties", "docProps/custom.xml")),
        "word/document.xml": f'{HEAD}<w:document {NAMESPACES}><w:body>{BODY}</w:body></w:document>',
        "word/_rels/document.xml.rels": _relationships(
            ("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml"), ("rId3", "footnotes", "footnotes.xml"),
            ("rId4", "theme", "theme/theme1.xml"), ("rId5", "customXml", "../customXml/item1.xml"),
            ("rId6", "settings", "settings.xml"), ("rId7", "fontTable", "fontTable.xml")),
        "word/styles.xml": f'{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="da-DK"/></w:rPr></w:rPrDefault></w:docDefaults>'
                           '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
                           '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style></w:styles>',
        "word/numbering.xml": f'{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl></w:abstractNum>'
                              '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/footnotes.xml": f'{HEAD}<w:footnotes {W}>{note.format(kind="separator", i="0")}{note.format(kind="continuationSeparator", i="1")}'
                              '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>En note</w:t></w:r></w:p></w:footnote></w:footnotes>',
        "word/settings.xml": f'{HEAD}<w:settings {W}><w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr></w:settings>',
        "word/fontTable.xml": f'{HEAD}<w:fonts {W}><w:font w:name="Lato"/></w:fonts>',
        "word/theme/theme1.xml": _theme(),
        "customXml/item1.xml": f'{HEAD}<felter><formand>felt</formand></felter>',
        "customXml/_rels/item1.xml.rels": _relationships(("rId1", "customXmlProps", "itemProps1.xml")),
        "customXml/itemProps1.xml": f'{HEAD}<ds:datastoreItem xmlns:ds="{OFFICE}customXml" ds:itemID="{STORE}"><ds:schemaRefs/></ds:datastoreItem>',
        "docProps/custom.xml": f'{HEAD}<Properties xmlns="{OFFICE}custom-properties" xmlns:vt="{OFFICE}docPropsVTypes">'
                               '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Version"><vt:lpwstr>1.0</vt:lpwstr></property></Properties>',
    }


def write(path: Path, changes: dict[str, list[tuple[str, str]]] | None = None) -> Path:
    """Writes the package; `changes` gives for a part the (old, new) texts to exchange, each of which must be there."""
    content = parts()
    for name, pairs in (changes or {}).items():
        for old, new in pairs:
            if old not in content[name]:
                raise AssertionError(f"{name} does not hold {old!r}")
            content[name] = content[name].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in content.items():
            package.writestr(name, text)
    return path
