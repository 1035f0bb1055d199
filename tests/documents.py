"""Small PDF and Word files, made for the tests."""

from __future__ import annotations

import io
import zipfile


def pdf(*pages: str) -> bytes:
    """A PDF file of one font; a page's lines are those of its string."""
    contents = []
    for page in pages:
        shown = b""
        for line in page.split("\n") if page else []:
            shown += b"(" + _escaped(line) + b") Tj 0 -14 Td "
        contents.append(b"BT /F1 12 Tf 50 800 Td " + shown + b"ET")
    return pdf_drawn(*contents)


def at(left: float, height: float, text: str, size: float = 11, *, rise: float = 0, block: bool = True) -> bytes:
    """Words at a place of a page, as drawing instructions.

    rise: how far they are raised. block: whether they are a text object of their own, as some programs write them.
    """
    shown = f"/F1 {size} Tf {rise} Ts 1 0 0 1 {left} {height} Tm (".encode() + _escaped(text) + b") Tj "
    return b"BT " + shown + b"T* ET " if block else shown


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def pdf_drawn(*pages: bytes) -> bytes:
    """A PDF file of one font, of the drawing instructions of its pages."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, stream in enumerate(pages):
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


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{_WORD}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
)
_LEADS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_xml(body: str, *, strict: bool = False, **parts: str | bytes) -> bytes:
    """A Word file of XML as it is given: its body, and other parts by name («footnotes», «styles», «diagramData»).

    strict: in the namespaces of strict Open XML, which only newer versions of Word write.
    """
    roots = {name: f"<w:{name} {_NAMES}>{xml}</w:{name}>" for name, xml in parts.items() if isinstance(xml, str)}
    leads = "".join(
        f'<Relationship Id="{name}" Type="{_LEADS}/{name}" Target="{name}.{"xml" if name in roots else "bin"}"/>'
        for name in parts
    )
    packages = "http://schemas.openxmlformats.org/package/2006/relationships"
    files: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{packages}"><Relationship Id="d" Type="{_LEADS}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{packages}">{leads}</Relationships>',
    }
    files |= {f"word/{name}.xml": xml for name, xml in roots.items()}
    files |= {f"word/{name}.bin": data for name, data in parts.items() if isinstance(data, bytes)}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            if strict and isinstance(content, str):
                content = content.replace("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/")
                content = content.replace("/2006/", "/")
            archive.writestr(name, content)
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
