"""Word files of every kind: all that their reader sees, in its order, and nothing else."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from documents import word_xml

from cited_figures.articles.word import article_of_word
from cited_figures.errors import ArticleWarning, UserError


def run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str, properties: str = "") -> str:
    runs = (part if part.startswith("<") else run(part) for part in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def table(*rows: str) -> str:
    """A table; the cells of a row are parted by «|»."""
    written = (
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell.strip())}</w:tc>" for cell in row.split("|")) + "</w:tr>" for row in rows
    )
    return f"<w:tbl>{''.join(written)}</w:tbl>"


def raised(text: str) -> str:
    return run(text, '<w:vertAlign w:val="superscript"/>')


def lowered(text: str) -> str:
    return run(text, '<w:vertAlign w:val="subscript"/>')


def field(code: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    begin = f"{mark('begin')}<w:r><w:instrText> {code} </w:instrText></w:r>{mark('separate')}"
    return f"{begin}{run(result)}{mark('end')}"


def box(*paragraphs: str) -> str:
    """A text box as Word keeps it: in a new form and, for older versions, in an old one."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    new = f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
    old = f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>"


NOTED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
BEGUN = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
GOES_ON = "<w:tcPr><w:vMerge/></w:tcPr>"
SEEN = {
    "a tracked insertion and a tracked deletion": (
        paragraph(
            "L'usine emploie ",
            "<w:del><w:r><w:delText>200</w:delText></w:r></w:del>",
            f"<w:ins>{run('350')}</w:ins>",
            " salariés.",
        ),
        ["L'usine emploie 350 salariés."],
    ),
    "words that were moved": (
        paragraph("Il y a ", f"<w:moveFrom>{run('trente ')}</w:moveFrom>", "morts.")
        + paragraph(f"<w:moveTo>{run('Et trente blessés.')}</w:moveTo>"),
        ["Il y a morts.", "Et trente blessés."],
    ),
    "a whole paragraph that was inserted": (f"<w:ins>{paragraph('Six mois.')}</w:ins>", ["Six mois."]),
    "an end of paragraph that was deleted": (
        paragraph("Le déficit atteint ", properties="<w:rPr><w:del/></w:rPr>") + paragraph("5 % du PIB."),
        ["Le déficit atteint 5 % du PIB."],
    ),
    "a row that was deleted": (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>" + table("Lyon|12").removeprefix("<w:tbl>"),
        ["Lyon | 12"],
    ),
    "content controls": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('La ville compte 48 000 habitants.')}</w:sdtContent></w:sdt>"
        + paragraph("Le taux est de ", f"<w:sdt><w:sdtContent>{run('7,5 %')}</w:sdtContent></w:sdt>", "."),
        ["La ville compte 48 000 habitants.", "Le taux est de 7,5 %."],
    ),
    "a control in which nobody has written": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph('Entrez 3 mots.')}</w:sdtContent></w:sdt>"
        + paragraph("Six mois."),
        ["Six mois."],
    ),
    "smart tags, links and fields": (
        paragraph(
            f"<w:smartTag>{run('Lyon')}</w:smartTag>",
            " a ",
            f"<w:hyperlink>{run('12 écoles')}</w:hyperlink>",
            ", ",
            field("REF total", "35 classes"),
            " et ",
            f'<w:fldSimple w:instr="DOCPROPERTY n">{run("900 élèves")}</w:fldSimple>',
            ".",
        ),
        ["Lyon a 12 écoles, 35 classes et 900 élèves."],
    ),
    "a field that nobody ended": (
        paragraph("Il y a ", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + paragraph("Six mois."),
        ["Il y a", "Six mois."],
    ),
    "a text box": (
        paragraph("Le maire a présenté ", box(paragraph("12 millions d'euros"), paragraph("de dette")), "le budget."),
        ["Le maire a présenté le budget.", "12 millions d'euros", "de dette"],
    ),
    "a text box of an older version": (
        paragraph(f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('20 %')}</w:txbxContent></v:textbox></w:pict></w:r>"),
        ["20 %"],
    ),
    "hidden and struck words": (
        paragraph(
            "Six ",
            run("sept ", "<w:strike/>"),
            run("huit ", "<w:dstrike/>"),
            run("neuf ", "<w:vanish/>"),
            run("mois", '<w:vanish w:val="0"/><w:strike w:val="false"/>'),
            ".",
        ),
        ["Six mois."],
    ),
    "raised and lowered characters": (
        paragraph("450 agents", raised("1"), " depuis 1998", raised("2"), ", sur 120 km", raised("2"), " et 10", raised("6"))
        + paragraph("Le 1", raised("er"), " juin, la 3", raised("e"), ", 40 t de CO", lowered("2"), ", 12", raised("3"), " M€."),
        ["450 agents depuis 1998, sur 120 km² et 10⁶", "Le 1er juin, la 3e, 40 t de CO2, 12 M€."],
    ),
    "a fraction": (
        paragraph("Les ", raised("3"), "/", lowered("4"), " des élus et 2", raised("1"), "⁄", lowered("2"), " pages."),
        ["Les ¾ des élus et 2½ pages."],
    ),
    "characters that are raised by hand": (
        paragraph("En 1998", run("4", '<w:position w:val="8"/><w:sz w:val="14"/>'), ", rien."),
        ["En 1998, rien."],
    ),
    "formulas": (
        paragraph(
            "Soit ",
            "<m:oMath><m:r><m:t>3 × </m:t></m:r><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>5</m:t></m:r></m:sup>"
            "</m:sSup></m:oMath>",
            " et ",
            "<m:oMath><m:f><m:num><m:r><m:t>7</m:t></m:r></m:num><m:den><m:r><m:t>16</m:t></m:r></m:den></m:f></m:oMath>",
            ".",
        ),
        ["Soit 3 × 10^5 et 7/16."],
    ),
    "hyphens, symbols and line breaks": (
        paragraph(
            "<w:r><w:t>quatre</w:t><w:noBreakHyphen/><w:t>vingts</w:t><w:br/><w:t>à</w:t><w:tab/><w:t>20</w:t>"
            '<w:sym w:font="Symbol" w:char="F0B0"/><w:t>C</w:t></w:r>'
        ),
        ["quatre\u2011vingts\nà 20°C"],
    ),
    "lists": (
        paragraph("2 000 postes", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>')
        + paragraph("Fin", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        ["- 2 000 postes", "Fin"],
    ),
    "a table with merged cells": (
        '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
        f"{paragraph('Habitants')}</w:tc></w:tr>"
        + table("Ville|2010|2020").removeprefix("<w:tbl>").removesuffix("</w:tbl>")
        + f"<w:tr><w:tc>{BEGUN}{paragraph('Nice')}</w:tc><w:tc>{paragraph('343 304')}</w:tc></w:tr>"
        + f"<w:tr><w:tc>{GOES_ON}<w:p/></w:tc><w:tc><w:p/></w:tc><w:tc>{paragraph('343 477')}</w:tc></w:tr></w:tbl>",
        ["| Habitants |", "Ville | 2010 | 2020", "Nice | 343 304 |", "| | 343 477"],
    ),
    "a table in controls": (
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>{paragraph('Lyon')}</w:tc></w:sdtContent></w:sdt>"
        f"<w:tc>{paragraph('12')}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
        ["Lyon | 12"],
    ),
    "a table that is a frame": (
        f"<w:tbl><w:tr><w:tc>{paragraph('Repères')}{paragraph('20 % des élus.')}</w:tc></w:tr></w:tbl>",
        ["Repères", "20 % des élus."],
    ),
    "a table in a table": (
        f"<w:tbl><w:tr><w:tc>{paragraph('Lyon')}</w:tc><w:tc>{table('2010|12')}<w:p/></w:tc></w:tr></w:tbl>",
        ["Lyon | 2010 / 12"],
    ),
    "WordArt": (paragraph('<w:r><w:pict><v:textpath string="20 % de rabais"/></w:pict></w:r>'), ["20 % de rabais"]),
    "an empty paragraph": (paragraph("Un.") + "<w:p/>" + paragraph(" ") + paragraph("Deux."), ["Un.", "Deux."]),
}


@pytest.mark.parametrize("strict", [False, True], ids=["", "strict"])
@pytest.mark.parametrize("name", SEEN)
def test_what_a_reader_sees(name: str, strict: bool) -> None:
    body, blocks = SEEN[name]
    assert article_of_word(word_xml(body, strict=strict), "x", None).text.split("\n\n") == blocks


STYLES = (
    '<w:style w:styleId="Cache"><w:name w:val="Caché"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="Plus"><w:name w:val="Plus caché"/><w:basedOn w:val="Cache"/></w:style>'
    '<w:style w:styleId="Boucle"><w:name w:val="Boucle"/><w:basedOn w:val="Boucle"/></w:style>'
    '<w:style w:styleId="Exposant"><w:name w:val="Exposant"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:styleId="Puces"><w:name w:val="Puces"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="TM1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:styleId="Titre1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)


def test_what_styles_say() -> None:
    body = (
        paragraph("Sommaire", "<w:r><w:tab/></w:r>", "12", properties='<w:pStyle w:val="TM1"/>')
        + paragraph("1998", run("2", '<w:rStyle w:val="Exposant"/>'), run(" caché", '<w:rStyle w:val="Plus"/>'), ".")
        + paragraph("Secret", run(" mais vu", '<w:vanish w:val="0"/>'), properties='<w:pStyle w:val="Cache"/>')
        + paragraph("20 postes", properties='<w:pStyle w:val="Puces"/>')
        + paragraph("Titre", properties='<w:pStyle w:val="Titre1"/><w:numPr><w:numId w:val="1"/></w:numPr>')
        + paragraph("Fin.", properties='<w:pStyle w:val="Boucle"/>')
    )
    assert article_of_word(word_xml(body, styles=STYLES), "x", None).text == "1998.\n\nmais vu\n\n- 20 postes\n\nTitre\n\nFin."


HORS_DETTE = " Hors dette, 35 milliards."
REFERENCE = "<w:r><w:footnoteRef/></w:r>"
NOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="7">{paragraph(REFERENCE, HORS_DETTE)}</w:footnote>'
    f'<w:footnote w:id="3">{paragraph("Source : Insee.")}{paragraph("En 2019.")}</w:footnote>'
    '<w:footnote w:id="4"><w:p/></w:footnote>'
)


def test_notes_stand_behind_the_paragraph_that_calls_them() -> None:
    body = paragraph("Le déficit", NOTED.format(7), " atteint 5 %", NOTED.format(3), ".") + paragraph(
        "Fin", '<w:r><w:endnoteReference w:id="1"/></w:r>', NOTED.format(4), NOTED.format(99), "."
    )
    endnotes = f'<w:endnote w:id="1">{paragraph("Six mois.")}</w:endnote>'
    blocks = article_of_word(word_xml(body, footnotes=NOTES, endnotes=endnotes), "x", None).text.split("\n\n")
    assert blocks == [
        "Le déficit atteint 5 %.",
        "[1] Hors dette, 35 milliards.",
        "[2] Source : Insee. En 2019.",
        "Fin.",
        "[i] Six mois.",
    ]


def test_notes_of_a_table_stand_behind_it() -> None:
    called = table("Ville|2010", "Nice|343 304").replace(
        "</w:r></w:p></w:tc></w:tr></w:tbl>", f"</w:r>{NOTED.format(3)}</w:p></w:tc></w:tr></w:tbl>"
    )
    text = article_of_word(word_xml(called + paragraph("Fin."), footnotes=NOTES), "x", None).text
    assert text == "Ville | 2010\n\nNice | 343 304\n\n[1] Source : Insee. En 2019.\n\nFin."


def test_a_note_with_a_mark_of_its_own() -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
    text = article_of_word(word_xml(paragraph("Le déficit", mark, "."), footnotes=NOTES), "x", None).text
    assert text == "Le déficit.\n\n[1] Source : Insee. En 2019."


def test_a_diagram() -> None:
    shown = paragraph("Soit :", '<w:r><w:drawing><dgm:relIds r:dm="diagramData"/></w:drawing></w:r>')
    data = "<a:p><a:r><a:t>12 </a:t></a:r><a:r><a:t>écoles</a:t></a:r></a:p><a:p/><a:p><a:r><a:t>3 lycées</a:t></a:r></a:p>"
    assert article_of_word(word_xml(shown, diagramData=data), "x", None).text == "Soit :\n\n12 écoles\n\n3 lycées"


def test_another_file_inside_is_told() -> None:
    with pytest.warns(ArticleWarning, match="x holds another file inside, which is not read"):
        assert article_of_word(word_xml(paragraph("Six mois.") + "<w:altChunk/>"), "x", None).text == "Six mois."


@pytest.mark.parametrize("broken", ["footnotes", "styles", "image"])
def test_a_broken_part_beside_the_text_is_harmless(broken: str) -> None:
    body = paragraph("Six mois", NOTED.format(1), ".", '<w:r><w:drawing><a:blip r:embed="image"/></w:drawing></w:r>')
    data = word_xml(body, **{broken: b"\x89PNG broken"}).replace(b".bin", b".xml")
    assert article_of_word(data, "x", None).text == "Six mois."


WIDE = (
    f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{{}}"/></w:tcPr>{paragraph("20 %")}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>'
)


@pytest.mark.parametrize("columns", [2_000_000_000, 10**18, 1_001])
def test_a_table_that_is_a_bomb(columns: int) -> None:
    with pytest.raises(UserError, match=r"^x has a table of \d+ columns, far more than an article's: copy .* \.txt file\.$"):
        article_of_word(word_xml(WIDE.format(columns)), "x", None)


def test_many_wide_rows() -> None:
    with pytest.raises(UserError, match=r"^x has a table of more than \d+ cells, far more than an article's: copy .*\.$"):
        article_of_word(word_xml(WIDE.format(999).replace("</w:tbl>", "") + WIDE.format(999)[7:-8] * 400 + "</w:tbl>"), "x", None)


@pytest.mark.parametrize(
    "document",
    [
        "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>",
        "<w:p>" * 400,
        "",
        "<a/>",
        "\0",
    ],
)
def test_a_document_that_is_none(document: str) -> None:
    import io
    import zipfile

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", document)
    with pytest.raises(UserError, match=r"^x is no Word file that can be read: save it again as \.docx, or copy .*\.$"):
        article_of_word(file.getvalue(), "x", None)


def test_tables_in_tables_end() -> None:
    nested = "<w:p/>"
    for _ in range(30):
        nested = f"<w:tbl><w:tr><w:tc>{nested}</w:tc></w:tr></w:tbl><w:p/>"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert article_of_word(word_xml(nested + paragraph("Six mois.")), "x", None).text == "Six mois."


def test_it_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    from cited_figures.articles.files import read_file

    path = tmp_path / "article.docm"
    path.write_bytes(word_xml(paragraph("Six mois.")))
    assert read_file(path).text == "Six mois."
