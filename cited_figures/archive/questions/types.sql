-- What sort of sources supply figures, by outlet: a row an outlet and a type of the register of sources.
WITH counted AS (
    SELECT coalesce(outlet, '–') AS outlet, type, sum(figures) AS figures
    FROM sources
    WHERE key NOT IN (SELECT key FROM copies)
    GROUP BY ALL
    HAVING sum(figures) > 0
),
shared AS (
    SELECT *, sum(figures) OVER (PARTITION BY outlet) AS whole FROM counted
)
SELECT outlet, type, figures::BIGINT AS figures, figures / whole AS share
FROM shared
ORDER BY whole DESC, outlet, figures DESC, type
LIMIT $most
