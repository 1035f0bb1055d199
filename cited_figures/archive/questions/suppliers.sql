-- Who supplies figures: each source by its fullest name in the register, how many figures in how many outlets; of one outlet where
-- $outlet names it. Sources of one name are one row, those too of which only their article can tell who they are («la préfecture»).
-- Articles that copy another one are left out, dates and times too.
WITH registered AS (
    SELECT source_id, arg_max(name, length(name)) AS name, mode(type) AS type FROM sources GROUP BY source_id
)
SELECT
    mode(coalesce(registered.name, figures.source)) AS source,
    mode(registered.type) AS type,
    count(*) AS figures,
    count(DISTINCT key) AS articles,
    count(DISTINCT outlet) AS outlets,
    count(*) / sum(count(*)) OVER () AS share
FROM figures
LEFT JOIN registered USING (source_id)
WHERE figures.source IS NOT NULL
  AND kind NOT IN ('date', 'time')
  AND ($outlet IS NULL OR outlet = $outlet)
  AND key NOT IN (SELECT key FROM copies)
GROUP BY lower(coalesce(registered.name, figures.source))
ORDER BY figures DESC, source
LIMIT $most
