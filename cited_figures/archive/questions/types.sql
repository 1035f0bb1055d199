-- What sort of sources supply figures, by outlet: a row an outlet and a type of the register of sources.
SELECT
    coalesce(outlet, '–') AS outlet,
    type,
    sum(figures) AS figures,
    sum(figures) / sum(sum(figures)) OVER (PARTITION BY coalesce(outlet, '–')) AS share
FROM sources
WHERE key NOT IN (SELECT key FROM copies)
GROUP BY ALL
HAVING sum(figures) > 0
ORDER BY sum(sum(figures)) OVER (PARTITION BY coalesce(outlet, '–')) DESC, outlet, figures DESC, type
LIMIT $most
