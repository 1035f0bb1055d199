-- How concentrated the sources are, by outlet: the share of the ten largest, and how many sources of equal weight would be as
-- concentrated (one by the sum of the squared shares). Outlets with at least $fewest figures that have a source.
WITH registered AS (
    SELECT source_id, arg_max(name, length(name)) AS name FROM sources GROUP BY source_id
),
by_source AS (
    SELECT coalesce(outlet, '–') AS outlet, lower(coalesce(registered.name, figures.source)) AS source, count(*) AS figures
    FROM figures
    LEFT JOIN registered USING (source_id)
    WHERE figures.source IS NOT NULL AND kind NOT IN ('date', 'time')
    GROUP BY ALL
),
ranked AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY outlet ORDER BY figures DESC, source) AS place,
        figures / sum(figures) OVER (PARTITION BY outlet) AS share
    FROM by_source
)
SELECT
    outlet,
    sum(figures)::BIGINT AS figures,
    count(*) AS sources,
    sum(share) FILTER (place <= 10) AS ten_largest,
    1 / sum(share * share) AS effective_sources
FROM ranked
GROUP BY outlet
HAVING sum(figures) >= $fewest
ORDER BY figures DESC, outlet
LIMIT $most
