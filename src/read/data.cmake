# SPDX-License-Identifier: MPL-2.0
list(APPEND read_sources
  front_matter.cpp keyed_map.cpp kind_file.cpp located_text.cpp message_file.cpp plain_words.cpp project_file.cpp rule_set_file.cpp
  table.cpp table_cell_text.cpp table_constraint.cpp text_pattern.cpp table_csv.cpp table_csv_field.cpp table_csv_rows.cpp table_foreign_key.cpp table_given.cpp table_heads.cpp table_kept_markdown.cpp table_guess.cpp table_merged.cpp table_number.cpp table_odd_amount.cpp table_odd_value.cpp
  table_rows.cpp table_schema.cpp table_spans.cpp table_value.cpp table_value_form.cpp table_yaml.cpp
  table_workbook.cpp table_workbook_cell.cpp table_workbook_head.cpp table_workbook_reading.cpp table_workbook_rows.cpp
  table_written.cpp table_yaml_cell.cpp theme_file.cpp xlsx/cell_range.cpp xlsx/choice.cpp xlsx/number_format.cpp xlsx/number_shown.cpp
  xlsx/rich_text.cpp xlsx/row_scan.cpp xlsx/sheet_extras.cpp xlsx/sheet_rows.cpp xlsx/workbook.cpp yaml.cpp)
