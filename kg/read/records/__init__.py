"""Files that hold many articles, record by record: tables, JSON, feeds, web archives."""
