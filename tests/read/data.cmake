# SPDX-License-Identifier: MPL-2.0
list(APPEND read_tests
  data_files_test.cpp front_matter_test.cpp number_format_test.cpp table_cell_text_test.cpp table_csv_test.cpp table_csv_rows_test.cpp plain_words_test.cpp table_foreign_key_test.cpp table_spans_test.cpp table_value_test.cpp table_workbook_rows_test.cpp table_yaml_test.cpp theme_file_test.cpp
  yaml_test.cpp)
