-- How much is unsourced, anonymous, hedged: a row an outlet with at least $fewest figures, dates and times left out.
SELECT
    coalesce(outlet, '–') AS outlet,
    count(*) AS figures,
    avg((source IS NOT NULL AND source_named)::INT) AS named,
    avg((source IS NOT NULL AND NOT source_named)::INT) AS anonymous,
    avg((source IS NULL)::INT) AS unsourced,
    avg((certainty <> 'stated')::INT) AS hedged
FROM figures
WHERE kind NOT IN ('date', 'time')
GROUP BY ALL
HAVING count(*) >= $fewest
ORDER BY figures DESC, outlet
LIMIT $most
