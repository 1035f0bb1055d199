-- Disagreements: two sources give numbers for the same thing in one article, at the same time, that are not each other's rounding
-- (more than 5 % apart beyond their bounds).
SELECT
    a.subject || ' (' || a.article || ')' AS what,
    a.text AS one,
    a.source AS one_source,
    b.text AS other,
    b.source AS other_source,
    greatest(a.low, b.low) / nullif(least(a.high, b.high), 0) AS times,
    a.unit,
    a.outlet,
    a.published,
    a.article
FROM figures AS a
JOIN figures AS b
  ON a.key = b.key
 AND a.start < b.start
 AND a.unit = b.unit
 AND a.kind = b.kind
 AND lower(a.subject) = lower(b.subject)
 AND lower(a.source) <> lower(b.source)
 AND a.as_of IS NOT DISTINCT FROM b.as_of
 AND a.per IS NOT DISTINCT FROM b.per
WHERE a.kind NOT IN ('date', 'time', 'age', 'ordinal', 'duration')
  AND a.change IS NULL
  AND b.change IS NULL
  AND greatest(a.low, b.low) > 1.05 * least(a.high, b.high)
  AND a.key NOT IN (SELECT key FROM copies)
ORDER BY times DESC NULLS LAST, what
LIMIT $most
