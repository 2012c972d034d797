/// A statement of the hot path that inserts one row and stays prepared on its connection: `prepared_insert!(NewJob, JobRow,
/// jobs, [id, kind, …])` makes `NewJob(&row)`, to be executed. Diesel prepares the inserts that it derives anew each time,
/// which costs a round trip on PostgreSQL; all columns of the table must be named.
#[macro_export]
macro_rules! prepared_insert {
    ($name:ident, $row:ty, $table:ident, [$first:ident $(, $column:ident)* $(,)?]) => {
        pub struct $name<'a>(pub &'a $row);

        $crate::prepared!($name<'_>);

        impl diesel::query_builder::QueryFragment<$crate::platform::db::Backend> for $name<'_> {
            fn walk_ast<'b>(
                &'b self,
                mut pass: diesel::query_builder::AstPass<'_, 'b, $crate::platform::db::Backend>,
            ) -> diesel::QueryResult<()> {
                use diesel::expression::Expression;
                pass.push_sql(concat!(
                    "INSERT INTO ", stringify!($table), " (", stringify!($first) $(, ", ", stringify!($column))*, ") VALUES ("
                ));
                pass.push_bind_param::<<$table::$first as Expression>::SqlType, _>(&self.0.$first)?;
                $(
                    pass.push_sql(", ");
                    pass.push_bind_param::<<$table::$column as Expression>::SqlType, _>(&self.0.$column)?;
                )*
                pass.push_sql(")");
                Ok(())
            }
        }
    };
}

/// Makes a type whose `QueryFragment` always writes the same SQL a statement that stays prepared.
#[macro_export]
macro_rules! prepared {
    ($name:ident) => {
        impl diesel::query_builder::QueryId for $name {
            type QueryId = $name;
            const HAS_STATIC_QUERY_ID: bool = true;
        }

        impl diesel::RunQueryDsl<$crate::platform::db::Db> for $name {}
    };
    ($name:ident<'_>) => {
        impl diesel::query_builder::QueryId for $name<'_> {
            type QueryId = $name<'static>;
            const HAS_STATIC_QUERY_ID: bool = true;
        }

        impl diesel::RunQueryDsl<$crate::platform::db::Db> for $name<'_> {}
    };
}
