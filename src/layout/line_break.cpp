// SPDX-License-Identifier: MPL-2.0
#include "layout/line_break.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace layout {
namespace {

using Kind = Item::Kind;

// Demerits. A line whose spaces are twice the face's own has 650,000, three times 41,000,000.
constexpr double kConsecutiveHyphens = 4e6;
constexpr double kHyphenBeforeLastLine = 1e5;
constexpr double kTailLastLine = 5e7;  // nothing but the tail of a divided word
constexpr double kFitnessJump = 4000;
constexpr double kShortLastLine = 1e5;
constexpr double kSingleWordLastLine = 6e4;
constexpr double kShortRaggedLastLine = 4000;
constexpr double kLinePenalty = 10;
constexpr double kHuge = 1e30;
// A ragged line that falls short by this share of the width is as bad as a justified one stretched to its limit.
constexpr float kRaggedStretch = 0.22F;
// What the letters of a loose line take, as a share of its natural width (line_set's tracking, for letters of usual
// width).
constexpr double kTrackingShare = 0.022;
// What the letters of a tight line give, as a share of their own width.
constexpr double kTighteningShare = 0.011;
// A justified paragraph's last line is short below this share of the width, a ragged one's below so many em.
constexpr float kShortShare = 0.1F;
constexpr float kShortEms = 2.5F;
// The loosest lines that a paragraph without divided words may have, and those of one with, as shares of their stretch.
constexpr double kLoosestUndivided = 1.35;
constexpr double kLoosest = 4.5;
constexpr float kLeastLastLine = 4.0F;  // em, of a paragraph with a line more or less than its best
constexpr double kWorstInNarrow = 20;   // where nothing better fits, the widest gaps decide

std::uint8_t fitness_of(double ratio) {
    if (ratio < -0.5) return 0;
    if (ratio <= 0.5) return 1;
    return ratio <= 1.0 ? 2 : 3;
}

/// What is left for the spaces to take up of `room`, once the letters have taken theirs.
double room_for_spaces(double room, double stretch, double natural) {
    return room - std::clamp(room - kLooseRatio * stretch, 0.0, kTrackingShare * natural);
}

/// What the spaces of a line that is `over` its width give up, once its letters have given theirs.
double taken_by_spaces(double over, double shrink, double letters) {
    return over - std::clamp(over - kTightRatio * shrink, 0.0, kTighteningShare * letters);
}

double demerits_of(double ratio, double worst, int penalty) {
    const double magnitude = std::min(std::abs(ratio), worst);
    const double badness = 100 * magnitude * magnitude * magnitude;
    const double base = kLinePenalty + badness;
    return base * base + static_cast<double>(penalty) * penalty;
}

/// What is wrong with a last line of this width, after a line that ends in a hyphen or not.
double last_line_demerits(const LineRules& rules, double width, bool single_word, bool after_hyphen) {
    double demerits = after_hyphen ? kHyphenBeforeLastLine : 0;
    if (!rules.justified) return demerits + (width < rules.em * kShortEms ? kShortRaggedLastLine : 0);
    if (single_word) demerits += after_hyphen ? kTailLastLine : kSingleWordLastLine;
    if (width < rules.width * kShortShare) demerits += kShortLastLine;
    return demerits;
}

}  // namespace

bool LineBreaker::is_breakable(const Item& item, Divide divide) {
    switch (item.kind) {
        case Kind::glue:
            return item.penalty < (divide == Divide::everything ? kNever : kFirmTie);
        case Kind::penalty:
            if (divide == Divide::everything) return item.penalty < kNever;
            if (divide == Divide::never || item.penalty == kFirmTie) return false;
            if (divide == Divide::all) return true;
            if (item.penalty >= kAnywherePenalty) return false;
            if (!item.hyphen || divide == Divide::nothing) return !item.hyphen;
            return item.penalty >= kWideWord && (divide == Divide::wide_words || item.seam);
        case Kind::forced:
            return true;
        case Kind::box:
        case Kind::object:
            return false;
    }
    return false;
}

void LineBreaker::sum_up(const std::vector<Item>& items) {
    width_.resize(items.size() + 1);
    stretch_.resize(items.size() + 1);
    shrink_.resize(items.size() + 1);
    letters_.resize(items.size() + 1);
    double w = 0, y = 0, z = 0, l = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        width_[i] = w;
        stretch_[i] = y;
        shrink_[i] = z;
        letters_[i] = l;
        const Item& item = items[i];
        if (item.kind == Kind::penalty || item.kind == Kind::forced) continue;
        w += item.width;
        y += item.stretch;
        z += item.shrink;
        if (item.kind == Kind::box) l += item.width;
    }
    width_[items.size()] = w;
    stretch_[items.size()] = y;
    shrink_[items.size()] = z;
    letters_[items.size()] = l;
}

std::uint32_t LineBreaker::next_start(const std::vector<Item>& items, std::uint32_t at) const {
    std::uint32_t start = at + 1;
    if (items[at].kind == Kind::forced) return start;  // the spaces that begin a line of code stay
    while (start < items.size() && items[start].kind == Kind::glue) ++start;
    return start;
}

Line LineBreaker::line_between(const std::vector<Item>& items, std::uint32_t begin, std::uint32_t at) const {
    Line line;
    line.begin = begin;
    line.end = std::max(at, begin);
    line.break_item = at;
    const Item& last = items[at];
    while (line.end > begin && items[line.end - 1].kind == Kind::glue) --line.end;
    line.natural = static_cast<float>(width_[line.end] - width_[begin]);
    line.stretch = static_cast<float>(stretch_[line.end] - stretch_[begin]);
    line.shrink = static_cast<float>(shrink_[line.end] - shrink_[begin]);
    if (last.kind == Kind::penalty) line.natural += last.width;
    line.last = last.kind == Kind::forced;
    line.continues = begin > 0 && items[begin - 1].kind != Kind::forced;
    if (line.end > begin) {
        line.hang_left = items[begin].hang_left;
        line.hang_right = last.kind == Kind::penalty && last.hyphen ? last.hang_right : items[line.end - 1].hang_right;
    }
    return line;
}

bool LineBreaker::fits_one_line(const std::vector<Item>& items, const LineRules& rules) {
    if (width_[items.size()] > rules.width + 0.01) return false;
    for (std::size_t i = 0; i + 1 < items.size(); ++i)
        if (items[i].kind == Kind::forced) return false;
    lines_.push_back(line_between(items, 0, static_cast<std::uint32_t>(items.size() - 1)));
    return true;
}

float LineBreaker::width_from(const std::vector<Item>& items, const LineRules& rules, std::uint32_t node) const {
    if (rules.hang <= 0 || node == 0 || items[nodes_[node].item].kind == Kind::forced) return rules.width;
    return rules.width - rules.hang;
}

LineBreaker::Ending LineBreaker::ending_at(const std::vector<Item>& items, std::uint32_t at) const {
    Ending ending;
    const Item& item = items[at];
    ending.end = at;
    while (ending.end > 0 && items[ending.end - 1].kind == Kind::glue) --ending.end;
    ending.width = width_[ending.end];
    ending.stretch = stretch_[ending.end];
    ending.shrink = shrink_[ending.end];
    ending.letters = letters_[ending.end];
    const bool hyphen = item.kind == Kind::penalty && item.hyphen;
    if (hyphen) ending.width += item.width;
    if (hyphen)
        ending.hang = item.hang_right;
    else if (ending.end > 0)
        ending.hang = items[ending.end - 1].hang_right;
    return ending;
}

std::uint32_t LineBreaker::fewest_lines() const {
    std::uint32_t fewest = ~0U;
    for (const std::uint32_t index : active_) fewest = std::min(fewest, nodes_[index].lines);
    return fewest;
}

// A line of one word falls short. Where nothing good fits, by how much decides: a fragment is worse than wide spaces.
double LineBreaker::ratio_without_spaces(double room, double width) const {
    if (room < 0.01) return 0;
    return worst_ratio_ > kWorst ? kWorstInNarrow * room / width : kWorst;
}

template <std::uint32_t Counts>
bool LineBreaker::try_break(const std::vector<Item>& items, const LineRules& rules, std::uint32_t at, double tolerance,
                            bool last_resort) {
    const Item& item = items[at];
    const bool forced = item.kind == Kind::forced;
    const std::uint32_t fewest = Counts > 1 ? fewest_lines() : 0;
    std::array<Candidate, kFitnesses * Counts> best{};
    std::size_t kept = 0;
    std::uint32_t rescued = 0;
    bool removed = false;
    const Ending ending = ending_at(items, at);
    const std::size_t count = active_.size();
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint32_t index = active_[k];
        const Node& from = nodes_[index];
        const bool is_empty = from.start >= ending.end;
        const double natural = is_empty ? 0 : ending.width - width_[from.start];
        const double room =
            width_from(items, rules, index) + (is_empty ? 0 : items[from.start].hang_left + ending.hang) - natural;
        double ratio = 0;
        if (room < -0.005) {
            const double shrink = ending.shrink - shrink_[from.start];
            const double letters = ending.letters - letters_[from.start];
            ratio = shrink > 0 && rules.justified ? -taken_by_spaces(-room, shrink, letters) / shrink : -kHuge;
        } else if (!forced) {
            const double stretch = is_empty ? 0 : ending.stretch - stretch_[from.start];
            double give = rules.justified ? stretch : rules.width * kRaggedStretch;
            if (rules.justified && item.address) give += rules.width * kAddressShort;
            const double taken = rules.justified ? room_for_spaces(room, stretch, natural) : room;
            ratio = give > 0 ? taken / give : ratio_without_spaces(room, rules.width);
        }
        const bool overfull = ratio < -1.0001;
        if (overfull || forced) {
            removed = true;
            if (overfull) rescued = index;
        } else {
            active_[kept++] = index;
        }
        if (overfull || ratio > tolerance) continue;
        if (Counts > 1 && forced && from.lines > 0 && natural < rules.em * kLeastLastLine) continue;
        const std::uint8_t fitness = rules.justified ? fitness_of(ratio) : std::uint8_t{1};
        double demerits = from.demerits + demerits_of(ratio, worst_ratio_, item.penalty);
        if (item.flagged && from.flagged) demerits += kConsecutiveHyphens;
        if (rules.justified && std::abs(fitness - from.fitness) > 1) demerits += kFitnessJump;
        if (forced && from.lines > 0) {
            const bool single = stretch_[ending.end] - stretch_[from.start] <= 0;
            demerits += last_line_demerits(rules, natural, single, from.flagged);
        }
        const std::uint32_t more = Counts > 1 ? from.lines - fewest : 0;
        if (more >= Counts) continue;
        Candidate& slot = best[more * kFitnesses + fitness];
        if (!slot.found || demerits < slot.demerits) slot = {demerits, index, true};
    }
    active_.resize(kept);
    bool made = false;
    for (std::size_t i = 0; i < best.size(); ++i) {
        const Candidate& slot = best[i];
        if (!slot.found) continue;
        const auto fitness = static_cast<std::uint8_t>(i % kFitnesses);
        nodes_.push_back(
            {at, next_start(items, at), slot.from, nodes_[slot.from].lines + 1, fitness, item.flagged, slot.demerits});
        active_.push_back(static_cast<std::uint32_t>(nodes_.size() - 1));
        made = true;
    }
    if (!made && active_.empty() && removed) {
        if (!last_resort) return false;
        // Nothing fits: a line that is too wide (one unbreakable box) is better than no line.
        nodes_.push_back({at, next_start(items, at), rescued, nodes_[rescued].lines + 1, 1, item.flagged,
                          nodes_[rescued].demerits + 1e12});
        active_.push_back(static_cast<std::uint32_t>(nodes_.size() - 1));
    }
    return true;
}

bool LineBreaker::run(const std::vector<Item>& items, const LineRules& rules, Divide divide, double tolerance,
                      bool last_resort) {
    nodes_.clear();
    active_.clear();
    nodes_.emplace_back();
    active_.push_back(0);
    for (std::uint32_t at = 0; at < items.size(); ++at) {
        if (!is_breakable(items[at], divide)) continue;
        const bool goes_on = rules.lines > 0 ? try_break<kCounts>(items, rules, at, tolerance, last_resort)
                                             : try_break<1>(items, rules, at, tolerance, last_resort);
        if (!goes_on) return false;
        if (active_.empty()) return false;
    }
    if (rules.lines > 0) {
        const auto other = [&](std::uint32_t index) { return nodes_[index].lines != rules.lines; };
        active_.erase(std::remove_if(active_.begin(), active_.end(), other), active_.end());
        if (active_.empty()) return false;
    }
    const auto best = std::min_element(active_.begin(), active_.end(), [this](std::uint32_t a, std::uint32_t b) {
        return nodes_[a].demerits < nodes_[b].demerits;
    });
    collect(items, *best);
    return true;
}

void LineBreaker::collect(const std::vector<Item>& items, std::uint32_t node) {
    for (; node != 0; node = nodes_[node].previous)
        lines_.push_back(line_between(items, nodes_[nodes_[node].previous].start, nodes_[node].item));
    std::reverse(lines_.begin(), lines_.end());
}

bool LineBreaker::has_hyphens_running(const std::vector<Item>& items) const {
    const auto divided = [&](const Line& line) { return items[line.break_item].flagged; };
    for (std::size_t i = 1; i < lines_.size(); ++i)
        if (divided(lines_[i - 1]) && divided(lines_[i])) return true;
    return false;
}

// The last line holds nothing but the tail of a divided word.
bool LineBreaker::ends_in_tail(const std::vector<Item>& items) const {
    return lines_.size() > 1 && items[lines_[lines_.size() - 2].break_item].flagged && lines_.back().stretch <= 0;
}

void LineBreaker::break_into(const std::vector<Item>& items, const LineRules& rules) {
    const auto is_good = [&] { return !has_hyphens_running(items) && !ends_in_tail(items); };
    if (run(items, rules, Divide::nothing, kLoosestUndivided, false) && is_good()) return;
    lines_.clear();
    if (!run(items, rules, Divide::all, kLoosestUndivided, false) || !is_good()) lines_.clear();
}

const std::vector<Line>& LineBreaker::break_lines(const std::vector<Item>& items, const LineRules& rules) {
    lines_.clear();
    if (items.empty()) return lines_;
    sum_up(items);
    if (rules.lines > 0) {
        break_into(items, rules);
        return lines_;
    }
    if (fits_one_line(items, rules)) return lines_;
    if (!rules.justified) {
        break_ragged(items, rules);
        if (rules.balanced) balance(items, rules);
        return lines_;
    }
    if (run(items, rules, Divide::nothing, kLoosestUndivided, false)) return lines_;
    if (run(items, rules, Divide::all, kLoosest, false)) return lines_;
    if (run(items, rules, Divide::everything, kLoosest, false)) return lines_;
    worst_ratio_ = kWorstInNarrow;
    run(items, rules, Divide::everything, kHuge, true);
    worst_ratio_ = kWorst;
    return lines_;
}

}  // namespace layout
