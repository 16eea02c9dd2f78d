# SPDX-License-Identifier: MPL-2.0
list(APPEND read_tests
  known_attributes_test.cpp markdown_attribute_test.cpp markdown_block_test.cpp markdown_error_test.cpp markdown_inline_test.cpp markdown_peer.cpp
  markdown_peer_test.cpp markdown_place_test.cpp markdown_review_test.cpp markdown_sample.cpp markdown_table_test.cpp)
