const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** What is there before a first database is made, and what RDS keeps back. */
const TAKEN = {
  "aurora-mysql": words("information_schema innodb mysql performance_schema sys tmp"),
  "aurora-postgresql": words("db postgres rdsadmin template0 template1"),
} as const;

/** Words that an engine takes for a command where a name stands without quotes. RDS admits none as the name of a database. */
const RESERVED = {
  /** MySQL 8.0 Reference Manual, "Keywords and Reserved Words". */
  "aurora-mysql": words(`
    accessible add all alter analyze and as asc asensitive before between bigint binary blob both by call cascade case change char character check
    collate column condition constraint continue convert create cross cube cume_dist current_date current_time current_timestamp current_user cursor
    database databases day_hour day_microsecond day_minute day_second dec decimal declare default delayed delete dense_rank desc describe deterministic
    distinct distinctrow div double drop dual each else elseif empty enclosed escaped except exists exit explain false fetch first_value float float4
    float8 for force foreign from fulltext function generated get grant group grouping groups having high_priority hour_microsecond hour_minute
    hour_second if ignore in index infile inner inout insensitive insert int int1 int2 int3 int4 int8 integer intersect interval into io_after_gtids
    io_before_gtids is iterate join json_table key keys kill lag last_value lateral lead leading leave left like limit linear lines load localtime
    localtimestamp lock long longblob longtext loop low_priority master_bind master_ssl_verify_server_cert match maxvalue mediumblob mediumint
    mediumtext middleint minute_microsecond minute_second mod modifies natural no_write_to_binlog not nth_value ntile null numeric of on optimize
    optimizer_costs option optionally or order out outer outfile over partition percent_rank precision primary procedure purge range rank read reads
    read_write real recursive references regexp release rename repeat replace require resignal restrict return revoke right rlike row row_number rows
    schema schemas second_microsecond select sensitive separator set show signal smallint spatial specific sql sqlexception sqlstate sqlwarning
    sql_big_result sql_calc_found_rows sql_small_result ssl starting stored straight_join system table terminated then tinyblob tinyint tinytext to
    trailing trigger true undo union unique unlock unsigned update usage use using utc_date utc_time utc_timestamp values varbinary varchar
    varcharacter varying virtual when where while window with write xor year_month zerofill`),
  /** PostgreSQL documentation, appendix "SQL Key Words": those that are reserved there. */
  "aurora-postgresql": words(`
    all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog current_date
    current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign from grant
    group having in initially intersect into lateral leading limit localtime localtimestamp not null offset on only or order placing primary
    references returning select session_user some symmetric system_user table then to trailing true union unique user using variadic when where
    window with`),
} as const;

/** Why no database can go by the name, or undefined when one can. */
export function reservedName(engine: keyof typeof TAKEN, name: string): string | undefined {
  if (TAKEN[engine].has(name))
    return `a name that is not taken: ${engine} has a database of its own, or keeps one back, by this name`;
  return RESERVED[engine].has(name) ? `a name that is no reserved word of ${engine}` : undefined;
}
