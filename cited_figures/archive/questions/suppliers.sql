-- Who supplies figures: each source, how many figures in how many outlets; of one outlet where $outlet names it.
-- Articles that copy another one are left out, dates and times too. «Le Gouvernement» and «le gouvernement» are one.
SELECT
    mode(source) AS source,
    count(*) AS figures,
    count(DISTINCT key) AS articles,
    count(DISTINCT outlet) AS outlets,
    count(*) / sum(count(*)) OVER () AS share
FROM figures
WHERE source IS NOT NULL
  AND kind NOT IN ('date', 'time')
  AND ($outlet IS NULL OR outlet = $outlet)
  AND key NOT IN (SELECT key FROM copies)
GROUP BY lower(replace(source, '’', ''''))
ORDER BY figures DESC, source
LIMIT $most
