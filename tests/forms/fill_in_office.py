# SPDX-License-Identifier: MPL-2.0
"""FORM TARGET PORT: types into a form in a LibreOffice that listens on the port, and saves it as DOCX.

Runs in a Python that has UNO, which need not be the one that runs the tests.
"""

import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

ANSWERS = {"Gruppens navn": "Arbejdsgruppen for æbler & øl", "Formand": "Leder af akutområdet", "Version": "0.2"}
TEXT = "Gruppen skal følge data om indlæggelser."
MEMBER = ["Sygeplejerske", "Medlem", "Odense Kommune", "Kommunen"]


def fill(source: str, target: str, port: str) -> None:
    def setting(name, value):
        made = PropertyValue()
        made.Name, made.Value = name, value
        return made

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            context = resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
            break
        except Exception:  # not listening yet
            time.sleep(0.5)
    else:
        raise SystemExit("LibreOffice does not answer")
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (setting("Hidden", True),))
    tables = [document.TextTables.getByIndex(i) for i in range(document.TextTables.Count)]
    for table in tables:
        names = table.CellNames
        cells = {name: table.getCellByName(name) for name in names}
        for name, cell in cells.items():
            if name.startswith("A") and cell.String.rstrip(" *") in ANSWERS:
                type_over(cells["B" + name[1:]], ANSWERS[cell.String.rstrip(" *")])
        if cells["A1"].String == "Navn":
            for letter, words in zip("ABCD", MEMBER):
                type_over(cells[letter + "2"], words)
    paragraphs = document.Text.createEnumeration()
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        if paragraph.supportsService("com.sun.star.text.Paragraph") and "Skriv om formålet" in paragraph.String:
            type_over(paragraph, TEXT)
    document.storeToURL(Path(target).as_uri(), (setting("FilterName", "MS Word 2007 XML"),))
    document.close(True)
    try:
        desktop.terminate()
    except Exception:  # it hangs up while it answers
        pass


def type_over(place, words: str) -> None:
    """What a person does: keep one letter of the prompt, type in place of the others, and take that letter away."""
    text = place if hasattr(place, "createTextCursor") else place.Text
    typed = text.createTextCursorByRange(place.Start)
    typed.goRight(1, False)
    typed.gotoEndOfParagraph(True)
    typed.String = words
    first = text.createTextCursorByRange(place.Start)
    first.goRight(1, True)
    first.String = ""


if __name__ == "__main__":
    fill(*sys.argv[1:])
