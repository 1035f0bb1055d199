-- The figures most repeated: the same number of the same thing, in how many articles and outlets; copies of an article count once.
-- Counts below ten are left out: «deux parties» is said of many things.
SELECT
    mode(text) || CASE WHEN kind = 'count' THEN ' ' ELSE ' – ' END || mode(subject) AS figure,
    count(DISTINCT key) AS articles,
    count(DISTINCT outlet) AS outlets,
    min(published) AS first_day,
    max(published) AS last_day,
    mode(source) AS source,
    kind,
    unit,
    value,
    low,
    high
FROM figures
WHERE subject IS NOT NULL
  AND kind NOT IN ('date', 'time', 'age', 'ordinal')
  AND coalesce(value, low, high) IS NOT NULL
  AND NOT (kind = 'count' AND coalesce(value, high, low) < 10)
  AND key NOT IN (SELECT key FROM copies)
GROUP BY kind, unit, value, low, high, lower(subject)
HAVING count(DISTINCT key) > 1
ORDER BY articles DESC, figure
LIMIT $most
