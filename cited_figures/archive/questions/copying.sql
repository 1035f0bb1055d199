-- Which outlets copy: how many of their articles share more than half of their runs of eight words with an earlier one, and of whom.
SELECT
    coalesce(articles.outlet, '–') AS outlet,
    count(*) AS articles,
    count(copies.copy_of) AS copied,
    count(copies.copy_of) / count(*) AS share,
    coalesce(mode(original.outlet), '–') AS mostly_of
FROM articles
LEFT JOIN copies USING (key)
LEFT JOIN articles AS original ON original.key = copies.copy_of
GROUP BY coalesce(articles.outlet, '–')
HAVING count(copies.copy_of) > 0
ORDER BY copied DESC, outlet
LIMIT $most
