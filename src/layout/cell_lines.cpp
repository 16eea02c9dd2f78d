// SPDX-License-Identifier: MPL-2.0
#include "layout/cell_lines.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace layout {
namespace {

using Joint = CellPiece::Joint;
using Pieces = std::vector<CellPiece>;

constexpr float kLeastWidth = 4;
constexpr float kHead = 4;                 // times as dear
constexpr float kFew = 2;                  // … in a paragraph of few words
constexpr std::size_t kFewWords = 4;       // … which has so many or less
constexpr std::uint32_t kShortWord = 12;   // letters (bytes)
constexpr std::uint32_t kMiddleWord = 17;  // … which no reader wants in many pieces
constexpr std::uint32_t kTower = 7;        // letters: a word divided into shorter pieces than this is a tower
constexpr float kSlack = 0.01F;

constexpr float kMark = 0.1F;
constexpr float kMarkInFew = 2;
constexpr float kSeam = 0.3F;
constexpr float kSeamInMiddle = 0.6F;
constexpr float kSyllable = 1.5F;
constexpr float kSyllableInShort = 3;
constexpr float kWeak = 0.4F;
constexpr float kWeakInFew = 3;
constexpr float kTie = 10;
constexpr float kAddress = 2.5F;
constexpr float kAddressLetters = 6;
constexpr float kAnywhere = 10;

bool inside_word(Joint joint) {
    return joint >= Joint::mark;
}

/// Fills lines with the words of one paragraph.
class Filler {
  public:
    Filler(const Pieces& pieces, float width, bool guessed, CellLook& look)
        : pieces_(pieces), width_(width), guessed_(guessed), look_(look) {}

    void set(std::size_t begin, std::size_t end, bool head) {
        room_ = std::max(width_ + kSlack - pieces_[begin].indent, kLeastWidth);
        std::size_t words = 0;
        for (std::size_t i = begin; i < end; ++i)
            if (!inside_word(pieces_[i].joint)) ++words;
        few_ = words <= kFewWords;
        weight_ = (head ? kHead : 1) * (few_ ? kFew : 1);
        look_.lines += 1;
        used_ = 0;
        for (std::size_t at = begin; at < end;) {
            const std::size_t next = chain_end(at, end);
            set_chain(at, next);
            at = next;
        }
    }

  private:
    std::size_t word_end(std::size_t at, std::size_t end) const {
        for (++at; at < end && inside_word(pieces_[at].joint);) ++at;
        return at;
    }

    std::size_t chain_end(std::size_t at, std::size_t end) const {
        const auto holds = [](Joint joint) { return joint != Joint::space && joint != Joint::line; };
        for (++at; at < end && holds(pieces_[at].joint);) ++at;
        return at;
    }

    float width_of(std::size_t begin, std::size_t end) const {
        float width = 0;
        for (std::size_t i = begin; i < end; ++i) width += pieces_[i].width + (i > begin ? pieces_[i].space : 0);
        return width;
    }

    bool fits_on(std::size_t at, float width) const {
        return used_ <= 0 ? width <= room_ : used_ + pieces_[at].space + width <= room_;
    }

    void put(std::size_t at, float width) { used_ += (used_ > 0 ? pieces_[at].space : 0) + width; }

    void new_line() {
        look_.lines += 1;
        used_ = 0;
    }

    void part(std::size_t at) {
        const Joint joint = pieces_[at].joint;
        if (joint == Joint::weak_tie) look_.price += few_ ? kWeakInFew : kWeak;
        if (joint != Joint::tie) return;
        look_.price += kTie;
        look_.parted += 1;
    }

    void set_chain(std::size_t begin, std::size_t end) {
        const float width = width_of(begin, end);
        if (width <= room_) {
            if (!fits_on(begin, width)) new_line();
            put(begin, width);
            return;
        }
        for (std::size_t at = begin; at < end;) {
            const std::size_t next = word_end(at, end);
            set_word(at, next, at > begin);
            at = next;
        }
    }

    void set_word(std::size_t begin, std::size_t end, bool tied) {
        const float width = width_of(begin, end);
        if (!fits_on(begin, width)) {
            const bool starts_here = used_ > 0 && width > room_ && first_part(begin, end) > begin;
            if (used_ > 0 && !starts_here) {
                if (tied) part(begin);
                new_line();
            }
            if (width > room_) {
                divide(begin, end);
                return;
            }
        }
        put(begin, width);
    }

    /// Where the part of a word that this line has room for ends: at the last seam or mark, or else the last syllable.
    std::size_t first_part(std::size_t begin, std::size_t end) const {
        std::size_t good = begin;
        std::size_t any = begin;
        float width = used_ > 0 ? used_ + pieces_[begin].space : 0;
        for (std::size_t i = begin; i < end; ++i) {
            width += pieces_[i].width;
            if (width > room_) break;
            if (i + 1 == end) return end;
            if (width + pieces_[i + 1].hyphen > room_) continue;
            any = i + 1;
            const Joint joint = pieces_[i + 1].joint;
            if (joint == Joint::seam || joint == Joint::mark || joint == Joint::address) good = i + 1;
        }
        return good > begin ? good : any;
    }

    float price_of(Joint joint, std::uint32_t letters) const {
        switch (joint) {
            case Joint::mark:
                return few_ && letters <= kMiddleWord ? kMarkInFew : kMark;
            case Joint::seam:
                return letters <= kMiddleWord ? kSeamInMiddle : kSeam;
            case Joint::syllable:
                return letters <= kShortWord ? kSyllableInShort : kSyllable;
            case Joint::address:
                return kAddress;
            case Joint::letters:
                return kAddressLetters;
            default:
                return 0;
        }
    }

    void divide(std::size_t begin, std::size_t end) {
        std::uint32_t letters = 0;
        for (std::size_t i = begin; i < end; ++i) letters += pieces_[i].letters;
        std::uint32_t parts = 1;
        bool syllables = false;
        bool address = false;
        bool torn = false;
        for (std::size_t at = begin; at < end;) {
            const std::size_t next = first_part(at, end);
            if (next == at) {
                // Not even one piece fits: it is divided between any letters.
                const float wide = pieces_[at].width;
                const float more = std::max(1.0F, std::ceil(wide / room_) - 1);
                look_.lines += more;
                look_.price += weight_ * (guessed_ ? price_of(Joint::syllable, letters) : kAnywhere) * more;
                syllables = true;
                parts += 1;
                used_ = std::max(wide - more * room_, 0.0F);
                ++at;
                continue;
            }
            put(at, width_of(at, next));
            at = next;
            if (at == end) break;
            const Joint joint = pieces_[at].joint;
            look_.price += weight_ * price_of(joint, letters);
            torn = torn || joint == Joint::letters || (address && joint == Joint::address);
            address = address || joint == Joint::address || joint == Joint::letters;
            syllables = syllables || joint == Joint::syllable;
            parts += 1;
            new_line();
        }
        if (torn) look_.parted += 1;
        const bool tower = syllables && (letters <= kMiddleWord || letters < kTower * parts);
        if (!address && tower) look_.towers += 1;
    }

    const Pieces& pieces_;
    float width_;
    bool guessed_;
    CellLook& look_;
    float room_ = 0, used_ = 0;
    float weight_ = 1;
    bool few_ = false;
};

}  // namespace

CellLook look_of(const Pieces& pieces, float width, bool head, bool guessed) {
    CellLook look;
    Filler filler(pieces, width, guessed, look);
    for (std::size_t begin = 0; begin < pieces.size();) {
        std::size_t end = begin + 1;
        while (end < pieces.size() && pieces[end].joint != Joint::line) ++end;
        filler.set(begin, end, head);
        begin = end;
    }
    return look;
}

}  // namespace layout
