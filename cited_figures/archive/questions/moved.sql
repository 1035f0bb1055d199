-- How one figure moved: all values in one unit of the things whose name holds the words $subject, by day.
-- Without words, the thing with a name of several words of which the most different days and values are known
-- (of percentages the name is that of the whole, which many things are a part of: those are left to be asked for).
WITH candidates AS (
    SELECT *, coalesce(value, low, high) AS number
    FROM figures
    WHERE published IS NOT NULL
      AND subject IS NOT NULL
      AND kind NOT IN ('date', 'time', 'age', 'ordinal', 'duration')
      AND change IS NULL
      AND coalesce(value, low, high) IS NOT NULL
),
chosen AS (
    SELECT lower(subject) AS subject, unit
    FROM candidates
    WHERE contains(lower(subject), coalesce(lower($subject), ' '))
      AND ($subject IS NOT NULL OR (kind IN ('count', 'money', 'measure') AND length(subject) <= 40))
    GROUP BY ALL
    HAVING $subject IS NOT NULL OR least(count(DISTINCT published), count(DISTINCT number)) > 1
    ORDER BY least(count(DISTINCT published), count(DISTINCT number)) DESC, count(*) DESC, subject, unit
    LIMIT 1
)
SELECT
    candidates.published,
    number,
    low,
    high,
    text,
    candidates.unit,
    candidates.subject,
    source,
    certainty,
    outlet,
    article
FROM candidates
JOIN chosen
  ON chosen.unit = candidates.unit
 AND CASE WHEN $subject IS NULL THEN lower(candidates.subject) = chosen.subject
          ELSE contains(lower(candidates.subject), lower($subject)) END
ORDER BY published, number, article, start
