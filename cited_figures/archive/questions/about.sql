-- What was said of one body: the figures in sentences that name $body, by who says them. Without a name, of the source that is
-- named most often in the sentence of its figure.
WITH said AS MATERIALIZED (
    SELECT
        figures.key,
        figures.outlet,
        figures.source,
        figures.source_named,
        figures.certainty,
        sentences.text AS sentence,
        lower(sentences.text) AS small
    FROM figures
    JOIN sentences ON sentences.key = figures.key AND sentences.sentence = figures.sentence
    WHERE figures.kind NOT IN ('date', 'time')
      AND figures.key NOT IN (SELECT key FROM copies)
),
body AS (
    SELECT coalesce($body, (SELECT mode(source) FROM said WHERE source_named AND contains(small, lower(source)))) AS name
)
SELECT
    coalesce(source, '–') AS source,
    count(*) AS figures,
    count(DISTINCT key) AS articles,
    count(DISTINCT outlet) AS outlets,
    avg((certainty <> 'stated')::INT) AS hedged,
    any_value(body.name) AS body,
    any_value(sentence) AS example
FROM said, body
WHERE contains(small, lower(body.name))
GROUP BY coalesce(source, '–')
ORDER BY figures DESC, source
LIMIT $most
