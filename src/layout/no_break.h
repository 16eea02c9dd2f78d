// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace layout {

/// How words with a space between them hold together: firmly ones part only when a line would be too wide otherwise,
/// weakly ones when lines would be much worse.
enum class Tie : std::uint8_t { none, weak, firm };

/// Firm: "§ 7", "7, stk.", "1. juli", "22 kommuner", "kl. 11", "8,6 %", "10 °C", "3 × 4", "< 9", "1 000 000", "mio.
/// kr.", "bilag A", "j.nr. 24/1234", "EUR 100", "dr. Hansen", "A. B." and before a dash standing alone. Weak: "juli
/// 2024", "lovens § 7", "klynge 2", "B. Jensen".
Tie tie_between(std::string_view before, std::string_view after);

/// The tie between a reference to law that `text` ends with and the word after it, which more than one word tells:
/// firm in "57 c, stk." and "§§ 2 og 9" after "og", weak between the other numbers after "§§".
Tie tie_of_reference(std::string_view text, std::string_view after);

/// Whether `word` is divided nowhere, though it has syllables: a month in a date ("31. december", "december 2026") and
/// a unit after its number ("12 måneder"). `before` and `after` are the words beside it, empty where there are none.
bool is_held_whole(std::string_view before, std::string_view word, std::string_view after);

/// Whether a line may end inside a word right after the hyphen, dash or slash that ends at `at`: not in ranges and
/// numbers ("2024–2027", "65-79-årige" after 65), not when a single letter would be left on either side.
bool may_divide_after_mark(std::string_view word, std::size_t at);

/// How well a line ends inside an address.
enum class AddressPoint : std::uint8_t { none, poor, good };

/// Of a line that ends before the byte at `at`: good after "/", "@", "?", "&" and "-", poor before other marks, so that
/// none at a line's end is taken for the sentence's own.
AddressPoint address_point(std::string_view address, std::size_t at);

/// Whether a word is an address (URL, mail address), which is divided at its own marks and never hyphenated.
bool is_address(std::string_view word);

}  // namespace layout
