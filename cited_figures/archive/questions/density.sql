-- Figures per hundred words, by outlet, dates and times left out; outlets with at least $fewest figures.
WITH counted AS (
    SELECT key, count(*) AS figures FROM figures WHERE kind NOT IN ('date', 'time') GROUP BY key
)
SELECT
    coalesce(outlet, '–') AS outlet,
    count(*) AS articles,
    sum(words)::BIGINT AS words,
    coalesce(sum(counted.figures), 0)::BIGINT AS figures,
    100 * coalesce(sum(counted.figures), 0) / sum(words) AS per_hundred_words
FROM articles
LEFT JOIN counted USING (key)
GROUP BY coalesce(outlet, '–')
HAVING sum(counted.figures) >= $fewest
ORDER BY per_hundred_words DESC, outlet
LIMIT $most
