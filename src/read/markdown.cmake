# SPDX-License-Identifier: MPL-2.0
list(APPEND read_sources
  attribute_list.cpp
  known_attributes.cpp
  list_table.cpp
  markdown.cpp
  markdown_autolink.cpp
  markdown_block.cpp
  markdown_block_container.cpp
  markdown_block_leaf.cpp
  markdown_block_start.cpp
  markdown_boundary.cpp
  markdown_build.cpp
  markdown_character.cpp
  markdown_div.cpp
  markdown_inline.cpp
  markdown_inline_bracket.cpp
  markdown_inline_emphasis.cpp
  markdown_inline_html.cpp
  markdown_inline_mark.cpp
  markdown_inline_tree.cpp
  markdown_link.cpp
  markdown_reading.cpp
  markdown_row.cpp
  markdown_text.cpp
  review_replies.cpp)
