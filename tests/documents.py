"""Small PDF and Word files, made for the tests."""

from __future__ import annotations

import io
import zipfile


def pdf(*pages: str) -> bytes:
    """A PDF file of one font; a page's lines are those of its string."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, page in enumerate(pages):
        shown = b""
        for line in page.split("\n") if page else []:
            escaped = line.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
            shown += b"(" + escaped + b") Tj 0 -14 Td "
        stream = b"BT /F1 12 Tf 50 800 Td " + shown + b"ET"
        resources = "/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R{resources}/Contents {5 + 2 * number} 0 R>>".encode())
        objects.append(f"<</Length {len(stream)}>>stream\n".encode() + stream + b"\nendstream")
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return data + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF".encode()


def word(*paragraphs: str, table: tuple[tuple[str, ...], ...] = (), title: str = "") -> bytes:
    """A Word file; a paragraph that begins with «# » is a heading, with «- » an item of a list."""
    import docx

    document = docx.Document()
    document.core_properties.title = title
    for text in paragraphs:
        if text.startswith("# "):
            document.add_heading(text[2:], 1)
        elif text.startswith("- "):
            document.add_paragraph(text[2:], style="List Bullet")
        else:
            document.add_paragraph(text)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in enumerate(table):
            for column, cell in enumerate(cells):
                grid.cell(row, column).text = cell
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def bomb(megabytes: int) -> bytes:
    """A Word file of a few kilobytes whose text unpacks to many megabytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word("Six mois."))) as whole, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for part in whole.namelist():
            content = whole.read(part)
            if part == "word/document.xml":
                content = content.replace(b"Six mois.", b"20 % " * (megabytes * 1024 * 1024 // 5))
            packed.writestr(part, content)
    return file.getvalue()
