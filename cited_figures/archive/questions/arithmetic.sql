-- What does not add up, by the article's own words: a row a relation between figures.
SELECT
    relation,
    count(*) AS relations,
    sum((verdict = 'does not add up')::INT)::BIGINT AS wrong,
    avg((verdict = 'does not add up')::INT) AS share,
    any_value(explanation) FILTER (verdict = 'does not add up') AS example
FROM checks
WHERE key NOT IN (SELECT key FROM copies)
GROUP BY relation
ORDER BY wrong DESC, relations DESC, relation
LIMIT $most
