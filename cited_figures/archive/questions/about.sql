-- What was said of one body: the figures in sentences that name $body, by who says them. Without a name, of the source that is
-- named most often in the sentence of its figure.
WITH body AS (
    SELECT coalesce($body, (
        SELECT mode(figures.source)
        FROM figures JOIN sentences ON sentences.key = figures.key AND sentences.sentence = figures.sentence
        WHERE figures.source_named AND figures.kind NOT IN ('date', 'time')
          AND contains(lower(sentences.text), lower(figures.source))
    )) AS name
)
SELECT
    coalesce(figures.source, '–') AS source,
    count(*) AS figures,
    count(DISTINCT figures.key) AS articles,
    count(DISTINCT figures.outlet) AS outlets,
    avg((figures.certainty <> 'stated')::INT) AS hedged,
    any_value(body.name) AS body,
    any_value(sentences.text) AS example
FROM figures
JOIN sentences ON sentences.key = figures.key AND sentences.sentence = figures.sentence
JOIN body ON contains(lower(sentences.text), lower(body.name))
WHERE figures.kind NOT IN ('date', 'time')
  AND figures.key NOT IN (SELECT key FROM copies)
GROUP BY coalesce(figures.source, '–')
ORDER BY figures DESC, source
LIMIT $most
