// SPDX-License-Identifier: MPL-2.0
#include "pdf_reader.h"

#include <libdeflate.h>

#include <cstdlib>
#include <stdexcept>

#include "font/fonts.h"
#include "stacking.h"

namespace pdf_reader {
namespace {

void require(bool holds, const char* what) {
    if (!holds) throw std::runtime_error(what);
}

unsigned long number_after(const std::string& text, const std::string& key, std::size_t from = 0) {
    const std::size_t at = text.find(key, from);
    require(at != std::string::npos, "a dictionary lacks a key");
    return std::strtoul(text.c_str() + at + key.size(), nullptr, 10);
}

std::uint32_t big_endian(const std::string& bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value << 8U | static_cast<unsigned char>(bytes.at(at + i));
    return value;
}

}  // namespace

std::string inflate(const std::string& bytes) {
    libdeflate_decompressor* const made = libdeflate_alloc_decompressor();
    std::string out(1032 * bytes.size() + 1024, '\0');  // deflate makes no more of a byte
    std::size_t size = 0;
    const auto result = libdeflate_zlib_decompress(made, bytes.data(), bytes.size(), out.data(), out.size(), &size);
    libdeflate_free_decompressor(made);
    require(result == LIBDEFLATE_SUCCESS, "a stream does not inflate");
    out.resize(size);
    return out;
}

Pdf::Pdf(std::string bytes) : bytes_(std::move(bytes)) {
    const std::size_t start = number_after(bytes_, "startxref\n", bytes_.rfind("startxref"));
    const auto read_at = [&](std::size_t offset, std::uint32_t expected) {
        char* end = nullptr;
        const auto id = static_cast<std::uint32_t>(std::strtoul(bytes_.c_str() + offset, &end, 10));
        require(expected == 0 || id == expected, "an offset leads to another object");
        const std::size_t begin = bytes_.find("obj\n", offset) + 4;
        const std::size_t stream = bytes_.find("stream\n", begin);
        objects_[id] = bytes_.substr(begin, stream - begin);
        const std::size_t length = number_after(objects_[id], "/Length ");
        streams_[id] = bytes_.substr(stream + 7, length);
        require(bytes_.compare(stream + 7 + length, 10, "\nendstream") == 0, "a stream's length is wrong");
        return id;
    };
    const std::uint32_t own = read_at(start, 0);
    trailer_ = objects_[own];
    const std::string table = stream(own);
    const std::size_t size = number_after(trailer_, "/Size ");
    require(table.size() == 7 * size, "the cross-reference stream has one entry for each number");
    for (std::size_t i = 0; i < size; ++i)
        entries_.push_back(
            {big_endian(table, 7 * i, 1), big_endian(table, 7 * i + 1, 4), big_endian(table, 7 * i + 5, 2)});
    for (std::uint32_t id = 1; id < size; ++id)
        if (entries_[id].type == 1) read_at(entries_[id].where, id);
    for (std::uint32_t id = 1; id < size; ++id) {
        if (entries_[id].type != 2) continue;
        const std::string& dictionary = objects_.at(entries_[id].where);
        const std::string body = stream(entries_[id].where);
        const std::size_t first = number_after(dictionary, "/First ");
        const char* at = body.c_str();
        char* next = nullptr;
        for (unsigned i = 0; i <= entries_[id].index; ++i) {
            require(std::strtoul(at, &next, 10) == id || i < entries_[id].index, "an object stream's index is wrong");
            const std::size_t offset = std::strtoul(next, &next, 10);
            at = next;
            if (i < entries_[id].index) continue;
            const std::size_t end = i + 1 < number_after(dictionary, "/N ")
                                        ? (std::strtoul(at, &next, 10), std::strtoul(next, &next, 10))
                                        : body.size() - first;
            objects_[id] = body.substr(first + offset, end - offset);
        }
    }
}

std::string Pdf::stream(std::uint32_t id) const {
    const bool flate = objects_.at(id).find("/FlateDecode") != std::string::npos;
    return flate ? inflate(streams_.at(id)) : streams_.at(id);
}

std::uint32_t Pdf::reference(const std::string& dictionary, const std::string& key) const {
    return static_cast<std::uint32_t>(number_after(dictionary, "/" + key + " "));
}

std::uint32_t Pdf::find(const std::string& text) const {
    for (const auto& [id, object] : objects_)
        if (object.find(text) != std::string::npos) return id;
    return 0;
}

std::string Pdf::contents() const {
    std::string all;
    for (const auto& [id, object] : objects_)
        if (object.rfind("<</Type/Page/", 0) == 0) all += stream(reference(object, "Contents"));
    return all;
}

writing::pdf::PdfOptions options() {
    writing::pdf::PdfOptions made;
    made.icc_profile = fonts::read("/usr/share/color/icc/sRGB.icc");
    made.program = "aftale 0.1.0";
    made.modified = 1700000000;
    made.words = model::Messages("da", {{"note.label", "Fodnote {number}"}});
    return made;
}

std::string write(const model::Assembly& assembly) {
    return writing::pdf::write_pdf(assembly, stacking::pages(assembly), stacking::book(), options());
}

model::Assembly of_blocks(model::Blocks blocks) {
    model::Assembly made;
    made.metadata.title = "Prøve";
    made.blocks = std::move(blocks);
    model::assign_ids(made);
    return made;
}

}  // namespace pdf_reader
