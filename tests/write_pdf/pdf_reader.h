// SPDX-License-Identifier: MPL-2.0
// Reads our own files back, far enough for the tests: objects by number through the cross-reference stream.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/assembly.h"
#include "write/pdf/write_pdf.h"

namespace pdf_reader {

struct Entry {
    unsigned type = 0;
    std::uint32_t where = 0;
    unsigned index = 0;
};

class Pdf {
  public:
    /// Throws std::runtime_error where the file breaks a rule of ISO 32000-1, 7.5.7 or 7.5.8.
    explicit Pdf(std::string bytes);

    /// An object's text; of a stream, its dictionary.
    const std::string& object(std::uint32_t id) const { return objects_.at(id); }
    /// A stream's bytes, inflated where its filter is Flate.
    std::string stream(std::uint32_t id) const;
    const std::map<std::uint32_t, std::string>& objects() const { return objects_; }
    const std::vector<Entry>& entries() const { return entries_; }
    const std::string& trailer() const { return trailer_; }
    /// The object that `key` of `dictionary` refers to.
    std::uint32_t reference(const std::string& dictionary, const std::string& key) const;
    const std::string& root() const { return object(reference(trailer_, "Root")); }
    /// The first object whose text holds `text`; 0 when none does.
    std::uint32_t find(const std::string& text) const;
    /// All pages' content streams, one after the other.
    std::string contents() const;

  private:
    std::string bytes_, trailer_;
    std::vector<Entry> entries_;
    std::map<std::uint32_t, std::string> objects_;
    std::map<std::uint32_t, std::string> streams_;
};

std::string inflate(const std::string& bytes);

/// The options that the tests write with; the profile is Debian's sRGB.
writing::pdf::PdfOptions options();
/// Written with the stacking layouter's pages.
std::string write(const model::Assembly& assembly);
/// An assembly of these blocks, its ids assigned.
model::Assembly of_blocks(model::Blocks blocks);

}  // namespace pdf_reader
