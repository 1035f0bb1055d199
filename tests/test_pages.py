"""Pages of every kind: what is the article's is read, what is the site's is not, by where it stands."""

from __future__ import annotations

import pytest

from cited_figures.articles.page_facts import authors_of, title_of
from cited_figures.articles.page_marks import tokens
from cited_figures.articles.page_parts import ends_article, says_site
from cited_figures.articles.web_page import article_of_page
from cited_figures.lexicon import read_lexicon

PARAGRAPHS = (
    "Le conseil municipal a examiné lundi soir les comptes de la commune, dans une salle comble, en présence de nombreux "
    "habitants venus écouter les débats sur l'avenir des services publics.",
    "La maire a ensuite répondu aux questions du public, avant de lever la séance tard dans la soirée, sans que le vote ait "
    "lieu ni que l'opposition obtienne de réponse.",
    "L'opposition a dénoncé une présentation trop rapide, et demandé que les comptes soient expliqués aux habitants lors "
    "d'une réunion publique à l'automne.",
)
TITLE = "Le budget de la commune"


def page(*, above: str = "", among: str = "", below: str = "", shape: str = "article") -> str:
    """A page with markup above, among or below its paragraphs, as sites of three shapes build it."""
    first, second, third = (f"<p>{words}</p>" for words in PARAGRAPHS)
    if shape == "article":
        inside = f"{first}{among}{second}{third}"
        body = f"<main><article><h1>{TITLE}</h1>{above}{inside}{below}</article></main>"
    elif shape == "div":
        inside = f'<div class="texte">{first}{second}{among}{third}</div>'
        body = f'<div id="page"><div class="content"><h1 class="t">{TITLE}</h1>{above}{inside}{below}</div></div>'
    else:
        first, second, third = (f'<div class="par">{paragraph}</div>' for paragraph in (first, second, third))
        inside = f'<section class="body">{first}{among}{second}{third}</section>'
        body = f'<div class="wrap"><header><h1>{TITLE}</h1>{above}</header>{inside}{below}</div>'
    return (
        f'<!DOCTYPE html><html lang="fr"><head><title>{TITLE} - Le Courrier</title>'
        '<meta property="og:site_name" content="Le Courrier"></head><body>'
        '<header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/p">Politique</a></li></ul></nav></header>'
        f'{body}<aside><h3>Les plus lus</h3><ul><li><a href="/a">5 astuces</a></li></ul></aside>'
        "<footer>Mentions légales – 2 500 abonnés nous font confiance</footer></body></html>"
    )


ABOVE = {
    "<figure><img src=a><figcaption><span>Le port compte 12 grues.</span><span>AFP</span></figcaption></figure>": [
        "Le port compte 12 grues. AFP"
    ],
    '<p class="chapo">Le budget atteint 12 millions d’euros</p>': ["Le budget atteint 12 millions d’euros"],
    '<div class="standfirst"><p>La dette recule de 4 %, selon la mairie.</p></div>': ["La dette recule de 4 %, selon la mairie."],
    "<h2>La commune perd 300 emplois, et la dette atteint 5 millions d’euros.</h2>": [
        "La commune perd 300 emplois, et la dette atteint 5 millions d’euros."
    ],
    "<p><strong>La commune perd 300 emplois en un an.</strong></p>": ["La commune perd 300 emplois en un an."],
    f'<p>12 commentaires – Partager (45)</p><h2>{TITLE}</h2><p class="meta">Publié le 6 septembre 2023 à 08h00 – '
    "Mis à jour à 09h12 – Temps de lecture : 3 min</p>": [],
    "<div><span>45</span> <span>partages</span></div><p>Lecture : 3 min</p>": [],
    "<p>Vu 12 400 fois</p><p>5 min</p><div><time>06/09/2023 08:00</time> | <span>12 réactions</span></div>": [],
    "<p>Le 6 septembre 2023</p>": ["Le 6 septembre 2023"],
    '<div class="reading-time">4 min de lecture</div>': [],
    "<div><p>Nous et nos 342 partenaires utilisons des cookies pour mesurer l’audience.</p></div>": [],
}
AMONG = {
    # captions
    "<figure><img src=a><figcaption>Quelque 300 manifestants, mardi. (Photo AFP)</figcaption></figure>": [
        "Quelque 300 manifestants, mardi. (Photo AFP)"
    ],
    '<div class="image"><img src=a><p class="legende">La digue mesure 1 200 mètres. © AFP</p></div>': [
        "La digue mesure 1 200 mètres. © AFP"
    ],
    '<div class="wp-caption"><img src=a><p class="wp-caption-text">Les 40 pompiers</p></div>': ["Les 40 pompiers"],
    "<figure><img src=a><figcaption>Getty Images</figcaption></figure>": [],
    # boxes
    '<div class="encadre"><h3>Repères</h3><p>En 2022, 16 millions de personnes vivaient là.</p></div>': [
        "Repères",
        "En 2022, 16 millions de personnes vivaient là.",
    ],
    '<div class="chiffres"><div><span class="n">48 000</span><span class="l">habitants</span></div>'
    '<div><span class="n">12 %</span><span class="l">de chômage</span></div></div>': ["48 000 habitants", "12 % de chômage"],
    '<ul class="keyfigures"><li><b>7,4 M€</b><small>de travaux</small></li><li><b>35</b><small>écoles</small></li></ul>': [
        "- 7,4 M€ de travaux",
        "- 35 écoles",
    ],
    "<div><div><div>48 000</div><div>habitants</div></div><div><div>350</div><div>agents municipaux</div></div></div>": [
        "48 000 habitants",
        "350 agents municipaux",
    ],
    '<aside class="key"><strong>12</strong><span>classes fermées</span></aside>': ["12 classes fermées"],
    "<dl><dt>Population</dt><dd>48 000 habitants</dd></dl>": ["Population", "48 000 habitants"],
    '<figure class="key"><b>48 000</b><figcaption>habitants</figcaption></figure>': ["48 000 habitants"],
    "<ul><li><strong>2 500</strong><br>logements</li></ul><p><big>48 000</big>habitants vivent ici, dit la maire.</p>": [
        "- 2 500 logements",
        "48 000 habitants vivent ici, dit la maire.",
    ],
    "<h2>2023</h2><h3>Une année noire</h3><p>Elle a vu fermer 12 écoles et 3 lycées, dit la maire.</p>": [
        "2023",
        "Une année noire",
        "Elle a vu fermer 12 écoles et 3 lycées, dit la maire.",
    ],
    "<pre>Ville      2010     2020\nLyon    484 344  522 228\nSource : Insee.</pre>": [
        "Ville | 2010 | 2020",
        "Lyon | 484 344 | 522 228",
        "Source : Insee.",
    ],
    '<div class="kpi"><h4>120</h4><p>logements sociaux</p></div>': ["120 logements sociaux"],
    '<p><span class="lettrine">L</span>a ville compte 300 agents.</p>': ["La ville compte 300 agents."],
    # raised and lowered characters, formulas
    "<p>La 3<sup>e</sup> ville, le 1<sup>er</sup> mai, n<sup>o</sup> 5, M<sup>me</sup> Roy, 120 m<sup>2</sup>.</p>": [
        "La 3e ville, le 1er mai, n° 5, Mme Roy, 120 m²."
    ],
    "<p>Elle a 450 agents<sup>(1)</sup>, en 1998<sup>[2]</sup>, et 12<a href='#note3'>3</a> millions (<a href='#nb4'>4</a>).": [
        "Elle a 450 agents, en 1998, et 12 millions."
    ],
    "<p>En 2020 <sup>1</sup>, la dette de 35 %<sup>2,3</sup> recule<sup>*</sup>¹.</p>": ["En 2020, la dette de 35 % recule."],
    "<p>Soit 450<span style='vertical-align:super'>1</span> agents et 3×10<sup>-6</sup> g/m<sup>3</sup> de CO<sub>2</sub>.</p>": [
        "Soit 450 agents et 3×10⁻⁶ g/m³ de CO2."
    ],
    "<p>Une part de <sup>1</sup>/<sub>3</sub> et 2<sup>1</sup>⁄<sub>2</sub> pages, à 9<sup>99</sup> €.</p>": [
        "Une part de ⅓ et 2½ pages, à 9,99 €."
    ],
    r"<p>Soit <math><mn>3,5</mn><mo>×</mo><msup><mn>10</mn><mn>6</mn></msup></math> cas et \(\frac{3}{4}\) des lits.</p>": [
        "Soit 3,5×10^6 cas et ¾ des lits."
    ],
    "<p>Soit <span class=katex><span><math><semantics><mn>25</mn><annotation>25</annotation></semantics></math></span>"
    "<span aria-hidden=true>25</span></span> cas.</p>": ["Soit 25 cas."],
    "<p>Soit <span><span style='display: none;'><math><mn>42</mn></math></span><img alt=42></span> cas.</p>": ["Soit 42 cas."],
    "<p>Soit <script type='math/tex'>12{,}5</script> %, et <span hidden>3 ou</span> <del>5</del> 4 %.</p>": [
        "Soit 12,5 %, et 4 %."
    ],
    # tables
    "<table><thead><tr><th></th><th>2010</th><th>2020</th></tr></thead><tr><th>Lyon</th><td>484 344</td><td>522 228</table>": [
        "| 2010 | 2020",
        "Lyon | 484 344 | 522 228",
    ],
    "<div><table><caption>Population</caption><tr><td>Ville<td>Habitants<tr><td>Nice<td>343 304<sup>1</sup></table></div>": [
        "Population",
        "Ville | Habitants",
        "Nice | 343 304",
    ],
    "<table><tr><th rowspan=2>Ville<th colspan=2>Population<tr><th>2010<th>2020<tr><td>Lyon<td>484 344<td>522 228</table>": [
        "Ville | Population |",
        "| 2010 | 2020",
        "Lyon | 484 344 | 522 228",
    ],
    # lists, quotations, bare text
    "<ol><li>Lyon, 12 points</li><li>Nice, 9 points</li></ol>": ["- Lyon, 12 points", "- Nice, 9 points"],
    "<blockquote><p>« Il faut 500 millions. »</p><cite>Jeanne Martin, 45 ans</cite></blockquote>": [
        "« Il faut 500 millions. »",
        "Jeanne Martin, 45 ans",
    ],
    "<div>Un texte sans paragraphe, avec 12 morts.<br><br>Et un autre,<br>avec 30 blessés.</div>": [
        "Un texte sans paragraphe, avec 12 morts.",
        "Et un autre,\navec 30 blessés.",
    ],
    # what looks like the site's
    "<p>Le message a reçu 12 commentaires et 45 partages.</p>": ["Le message a reçu 12 commentaires et 45 partages."],
    "<p>Rejoignez-nous, a dit la maire aux 300 habitants.</p>": ["Rejoignez-nous, a dit la maire aux 300 habitants."],
    "<p>Il vous reste six mois pour le dire, rappelle la mairie.</p>": [
        "Il vous reste six mois pour le dire, rappelle la mairie."
    ],
    # what is the site's
    "<div><p>Recevez chaque matin l’essentiel de l’actualité. Plus de 50 000 lecteurs nous suivent déjà.</p></div>": [],
    "<div><p>Inscrivez-vous à notre lettre, déjà 12 000 inscrits.</p><p>Chaque jour à 8 h.</p></div>": [],
    '<div class="newsletter-block"><p>Déjà 30 000 inscrits, pourquoi pas vous ?</p></div>': [],
    "<section><p>S’abonner pour 1 € le premier mois, puis 9,99 € par mois.</p></section>": [],
    "<p>À lire aussi : <a href=/x>Les 10 métiers qui recrutent</a></p>": [],
    "<p><strong>Lire aussi :</strong> <a href=/x>Les 10 métiers qui recrutent</a></p>": [],
    '<div class="related"><h3>Sur le même sujet</h3><ul><li><a href=/x>5 conseils</a></li></ul></div>': [],
    '<div class="share"><span>1,2 k partages</span></div><button>Partager (45)</button>': [],
    '<div class="promo"><p>Le Courrier à -50 % pendant 3 mois</p></div><div class="pub">2 pizzas pour 10 €</div>': [],
    "<form><label>Votre e-mail</label><p>Rejoignez 50 000 lecteurs</p></form>": [],
}
BELOW = {
    "<p>Commentaires (34)</p><div><p>Bob, il y a 2 jours : 90 % des gens sont contre ce budget, et moi aussi.</p></div>": [],
    "<p>Partagé 45 fois</p><p>Nos 3 500 offres d’emploi à Lyon</p><p>Cet article vous a plu ? Soutenez-nous dès 1 €.</p>": [],
    "<div class=paywall><p>Il vous reste 75 % de cet article à lire.</p><p>Puis 9,99 € par mois.</p></div>": [],
    "<p>Il vous reste 75 % de cet article à lire. La suite est réservée aux abonnés.</p>": [],
    "<div id=cookie-banner><p>Nous et nos 342 partenaires utilisons des cookies.</p></div>": [],
    "<div><h3>À lire également</h3><ul><li><a href=/x>Les 5 conseils de la mairie</a></li></ul></div>": [],
    "<section class=comments><h3>34 réactions</h3><p>Moi je dis que 80 % des élus dorment pendant le conseil.</p></section>": [],
    "<div class=author-bio><p>Anne Roche est journaliste au Courrier depuis 12 ans.</p></div>": [],
    "<p>Suivez-nous sur Facebook : 12 000 abonnés</p><p>Soutenez-nous : 66 % de votre don est déductible.</p>": [],
    "<p>© 2023 Le Courrier – Tous droits réservés</p><div class=tags><a href=/t>Budget 2023</a></div>": [],
    "<p>Note moyenne : 4,5/5 (230 votes)</p><p>Cet article a été lu 3 400 fois</p>": [],
}
PLACES = {"above": ABOVE, "among": AMONG, "below": BELOW}
CASES = [(place, markup, blocks) for place, cases in PLACES.items() for markup, blocks in cases.items()]


@pytest.mark.parametrize("shape", ["article", "div", "header"])
@pytest.mark.parametrize(("place", "markup", "blocks"), CASES)
def test_what_is_read(place: str, markup: str, blocks: list[str], shape: str) -> None:
    read = article_of_page(page(shape=shape, **{place: markup}), "x", "x").text.split("\n\n")
    text = list(PARAGRAPHS)
    at = {"above": 0, "among": 2 if shape == "div" else 1, "below": 3}[place]
    assert read == [*text[:at], *blocks, *text[at:]]


@pytest.mark.parametrize("shape", ["article", "div", "header"])
@pytest.mark.parametrize(
    ("called", "note"),
    [
        (
            '450 agents<sup id="r1"><a href="#fn1">1</a></sup>',
            '<ol><li id="fn1">Hors 35 saisonniers. <a href="#r1">↩</a></li></ol>',
        ),
        (
            '450 agents<a href="#_ftn1" name="_ftnref1">[1]</a>',
            '<p><a href="#_ftnref1" name="_ftn1">[1]</a> Hors 35 saisonniers.</p>',
        ),
        (
            '450 agents (<a href="#nb1" id="nh1">1</a>)',
            '<div class="notes"><p id="nb1">(<a href="#nh1">1</a>) Hors 35 saisonniers.</p></div>',
        ),
    ],
)
def test_notes(called: str, note: str, shape: str) -> None:
    read = article_of_page(page(among=f"<p>La ville compte {called} à ce jour.</p>", below=note, shape=shape), "x", "x").text
    assert "La ville compte 450 agents à ce jour." in read.split("\n\n")
    assert read.split("\n\n")[-1] == "[1] Hors 35 saisonniers."


def test_a_short_last_paragraph() -> None:
    read = article_of_page(page(below="<p>Il y a 300 habitants.</p>"), "x", "x").text
    assert read.split("\n\n") == [*PARAGRAPHS, "Il y a 300 habitants."]


def test_a_count_of_comments_above_the_text_ends_nothing() -> None:
    read = article_of_page(page(among="<p>12 commentaires</p>"), "x", "x").text
    assert read.split("\n\n")[-1] == PARAGRAPHS[-1]


def test_a_table_wider_than_any() -> None:
    wide = "<table><tr><td colspan=999999999>Population<tr><td>Lyon<td>484 344</table>"
    read = article_of_page(page(among=wide), "x", "x").text.split("\n\n")
    assert read[1:3] == ["Population |", "Lyon | 484 344"]
    rows = "<tr>" + "<td colspan=100>Lyon<td>12" * 11
    assert "Lyon" in article_of_page(page(among=f"<table>{rows}</table>"), "x", "x").text


@pytest.mark.parametrize("row", read_lexicon("site"), ids=lambda row: row.form)
def test_what_the_site_says_beside_the_text(row: object) -> None:
    told = ends_article if row.kind == "end" else says_site  # type: ignore[attr-defined]
    assert told(row.example)  # type: ignore[attr-defined]
    assert told(row.example.upper())  # type: ignore[attr-defined]


@pytest.mark.parametrize("row", read_lexicon("page_parts"), ids=lambda row: row.form)
def test_parts_of_pages(row: object) -> None:
    from lxml import html

    words = tokens(html.fromstring(row.example))  # type: ignore[attr-defined]
    assert " ".join(words) == row.form  # type: ignore[attr-defined]
    if row.kind == "site":  # type: ignore[attr-defined]
        assert article_of_page(page(among=row.example), "x", "x").text == "\n\n".join(PARAGRAPHS)  # type: ignore[attr-defined]
    if row.kind == "standfirst":  # type: ignore[attr-defined]
        assert article_of_page(page(above=row.example), "x", "x").text.startswith("Le budget a été voté\n\n")  # type: ignore[attr-defined]


def test_a_container_with_most_of_the_text_is_the_articles_whatever_it_is_called() -> None:
    for called in ("has-sidebar newsletter", "article-comments", "paywall"):
        read = article_of_page(page().replace("<article>", f'<article class="{called}">'), "x", "x")
        assert read.text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("found", "headings", "site", "address", "title"),
    [
        ("Budget : 3 M€ - Le Courrier", [], "Le Courrier", None, "Budget : 3 M€"),
        ("Budget : 3 M€ | LeCourrier.fr", [], None, "https://www.lecourrier.fr/a", "Budget : 3 M€"),
        ("Le Courrier - Budget : 3 M€", [], "Le Courrier", None, "Budget : 3 M€"),
        ("Budget : 3 M€ - Le Courrier - Actualité", [], "Le Courrier - Actualité", None, "Budget : 3 M€"),
        ("Budget de l’année : 3 M€ | Économie | LC", ["Budget de l'année : 3 M€"], None, None, "Budget de l'année : 3 M€"),
        ("Budget : 3 M€ | LC | 23.05.2011", [], "LC", None, "Budget : 3 M€"),
        ("Paris - Nice : 1 200 km", [], "Le Courrier", None, "Paris - Nice : 1 200 km"),
        ("Le Courrier", ["Le Courrier"], "Le Courrier", None, "Le Courrier"),
        (None, ["Budget : 3 M€"], None, None, "Budget : 3 M€"),
        (None, [], None, None, None),
    ],
)
def test_titles(found: str | None, headings: list[str], site: str | None, address: str | None, title: str | None) -> None:
    assert title_of(found, headings, site, address) == title


@pytest.mark.parametrize(
    ("found", "authors"),
    [
        ("Par Anne Roche", "Anne Roche"),
        ("Propos recueillis par Anne Roche", "Anne Roche"),
        ("par Anne Roche; Luc Peeters", "Anne Roche; Luc Peeters"),
        ("Anne Roche; Le Courrier", "Anne Roche"),
        ("Le Courrier", "Le Courrier"),
        ("Parisot Anne", "Parisot Anne"),
        ("Jean de La Rue", "Jean de La Rue"),
        (None, None),
        (" ; ", None),
    ],
)
def test_authors(found: str | None, authors: str | None) -> None:
    assert authors_of(found, "Le Courrier", {"Groupe Courrier"}) == authors


def test_what_a_page_says_of_its_article() -> None:
    data = '<script type="application/ld+json">{"publisher": {"@type": "Organization", "name": "Groupe"}}</script>'
    head = f'<meta name="author" content="Par Anne Roche">{data}<script type="application/ld+json">{{</script></head>'
    read = article_of_page(page().replace("</head>", head), "x", "x")
    assert (read.title, read.author, read.source) == (TITLE, "Anne Roche", "Le Courrier")
