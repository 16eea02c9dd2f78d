// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/object_file.h"

#include <podofo/podofo.h>

#include <array>
#include <functional>
#include <sstream>
#include <vector>

#include "model/output.h"
#include "support/deflate.h"
#include "support/ensure.h"
#include "support/hash.h"

namespace writing::pdf {
namespace {

using PoDoFo::PdfObject;

/// ISO 32000-1, 7.5.7: objects per object stream. More compress better, fewer let a reader open one page sooner.
constexpr std::size_t objects_per_stream = 400;

/// Where an object stands: at an offset, or inside an object stream.
struct Place {
    std::uint8_t type = 0;
    std::uint32_t where = 0;  // offset, or the stream's number
    std::uint16_t index = 0;
};

void append_big_endian(std::string& out, std::uint32_t value, int bytes) {
    for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

PoDoFo::PdfVariant parsed(std::string_view dictionary) {
    PoDoFo::PdfTokenizer tokenizer(dictionary.data(), dictionary.size());
    PoDoFo::PdfVariant variant;
    tokenizer.GetNextVariant(variant, nullptr);
    return variant;
}

}  // namespace

struct ObjectFile::State {
    PoDoFo::PdfVecObjects objects;
    std::vector<PdfObject*> by_id;  // index: number; owned by `objects`

    State() { objects.SetAutoDelete(true); }

    PdfObject* add(ObjectId id, const PoDoFo::PdfVariant& value) {
        if (by_id.size() <= id) by_id.resize(id + std::size_t{1});
        support::ensure(by_id[id] == nullptr, "an object is put once");
        by_id[id] = new PdfObject(PoDoFo::PdfReference(id, 0), value);
        objects.push_back(by_id[id]);
        return by_id[id];
    }

    void add_stream(ObjectId id, std::string_view dictionary, std::string_view bytes) {
        PdfObject* object = add(id, parsed(dictionary));
        PoDoFo::PdfMemoryInputStream in(bytes.data(), static_cast<PoDoFo::pdf_long>(bytes.size()));
        object->GetStream()->SetRawData(&in, static_cast<PoDoFo::pdf_long>(bytes.size()));
    }
};

ObjectFile::ObjectFile() : state_(std::make_unique<State>()) {}
ObjectFile::~ObjectFile() = default;

ObjectId ObjectFile::alloc(std::size_t count) {
    const ObjectId first = last_ + 1;
    last_ += static_cast<ObjectId>(count);
    return first;
}

void ObjectFile::put(ObjectId id, std::string_view text) {
    state_->add(id, PoDoFo::PdfVariant(PoDoFo::PdfData(text.data(), text.size())));
}

void ObjectFile::put_stream(ObjectId id, std::string_view dictionary, std::string_view bytes) {
    try {
        state_->add_stream(id, dictionary, bytes);
    } catch (const PoDoFo::PdfError& error) {
        throw model::WorldError("pdf-writer", "PDF", error.what());
    }
}

void ObjectFile::put_compressed(ObjectId id, const std::string& entries, std::string_view bytes) {
    put_stream(id, "<<" + entries + "/Filter/FlateDecode>>", support::zlib_compress(bytes));
}

namespace {

/// Writes numbered objects one after the other and notes where each begins.
class BodyWriter {
  public:
    explicit BodyWriter(std::size_t count) : places_(count) {}

    void header() { out_ << "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"; }

    void object(const PdfObject& object) {
        place(object.Reference().ObjectNumber()) = {1, offset(), 0};
        // ISO 19005-3, 6.1.9 wants line breaks around "obj", which only PoDoFo's clean mode writes.
        PoDoFo::PdfOutputDevice device(&out_);
        object.WriteObject(&device, PoDoFo::ePdfWriteMode_Clean, nullptr);
    }

    void in_stream(ObjectId id, ObjectId stream, std::size_t index) {
        place(id) = {2, stream, static_cast<std::uint16_t>(index)};
    }

    std::uint32_t offset() { return static_cast<std::uint32_t>(out_.tellp()); }

    /// One entry for each number from 0 on (ISO 32000-1, 7.5.8.2), the first being the head of the free list.
    std::string cross_references() const {
        std::string table("\0\0\0\0\0\xFF\xFF", 7);
        for (std::size_t id = 1; id < places_.size(); ++id) {
            append_big_endian(table, places_[id].type, 1);
            append_big_endian(table, places_[id].where, 4);
            append_big_endian(table, places_[id].index, 2);
        }
        return table;
    }

    std::ostringstream& out() { return out_; }

  private:
    Place& place(std::size_t id) {
        if (places_.size() <= id) places_.resize(id + 1);
        return places_[id];
    }

    std::ostringstream out_;
    std::vector<Place> places_;
};

/// Collects stream-less objects and closes an object stream whenever enough have come.
class ObjectStreams {
  public:
    using Put =
        std::function<void(const std::string& entries, const std::string& body, const std::vector<ObjectId>& ids)>;
    explicit ObjectStreams(Put put) : put_(std::move(put)) {}

    void add(ObjectId id, const PdfObject& object) {
        index_ += std::to_string(id) + " " + std::to_string(static_cast<long long>(body_.tellp())) + " ";
        PoDoFo::PdfOutputDevice device(&body_);
        object.PdfVariant::Write(&device, PoDoFo::ePdfWriteMode_Compact, nullptr);
        body_ << ' ';
        ids_.push_back(id);
        if (ids_.size() == objects_per_stream) close();
    }

    void close() {
        if (ids_.empty()) return;
        const std::string entries =
            "/Type/ObjStm/N " + std::to_string(ids_.size()) + "/First " + std::to_string(index_.size());
        put_(entries, index_ + body_.str(), ids_);
        index_.clear();
        body_.str({});
        ids_.clear();
    }

  private:
    Put put_;
    std::string index_;
    std::ostringstream body_;
    std::vector<ObjectId> ids_;
};

std::string hex(const std::array<std::uint8_t, 32>& hash) {
    std::string out;
    for (std::size_t i = 0; i < 16; ++i) {
        constexpr const char* digits = "0123456789ABCDEF";
        out += digits[hash[i] >> 4U];
        out += digits[hash[i] & 15U];
    }
    return out;
}

}  // namespace

std::string ObjectFile::finish(ObjectId catalog, ObjectId info) {
    const ObjectId last_content = last_;
    BodyWriter body(last_content + std::size_t{1});
    body.header();
    ObjectStreams streams([&](const std::string& entries, const std::string& text, const std::vector<ObjectId>& ids) {
        const ObjectId id = alloc();
        put_compressed(id, entries, text);
        body.object(*state_->by_id[id]);
        for (std::size_t i = 0; i < ids.size(); ++i) body.in_stream(ids[i], id, i);
    });
    for (ObjectId id = 1; id <= last_content; ++id) {
        support::ensure(id < state_->by_id.size() && state_->by_id[id] != nullptr, "every numbered object is put");
        const PdfObject& object = *state_->by_id[id];
        if (object.HasStream())
            body.object(object);
        else
            streams.add(id, object);
    }
    streams.close();

    const std::string id_text = "<" + hex(support::sha256(body.out().view())) + ">";
    const ObjectId cross_reference = alloc();
    const std::uint32_t start = body.offset();
    BodyWriter& entries = body;
    const std::string trailer = "/Type/XRef/Size " + std::to_string(last_ + 1) + "/W[1 4 2]/Root " +
                                std::to_string(catalog) + " 0 R/Info " + std::to_string(info) + " 0 R/ID[" + id_text +
                                id_text + "]";
    std::string table = entries.cross_references();
    // Its own entry: the stream stands where the entries end.
    append_big_endian(table, 1, 1);
    append_big_endian(table, start, 4);
    append_big_endian(table, 0, 2);
    put_compressed(cross_reference, trailer, table);
    body.object(*state_->by_id[cross_reference]);
    body.out() << "startxref\n" << start << "\n%%EOF\n";
    return std::move(body.out()).str();
}

}  // namespace writing::pdf
