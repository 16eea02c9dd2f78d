// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/pictures.h"

#include <optional>
#include <set>

#include "write/pdf/png.h"
#include "write/pdf/syntax.h"

namespace writing::pdf {
namespace {

struct JpegFrame {
    unsigned width = 0, height = 0, components = 0;
};

/// The start-of-frame segment (ITU-T T.81, B.2.2) of a baseline or progressive JPEG.
std::optional<JpegFrame> jpeg_frame(std::string_view bytes) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(bytes[at])); };
    std::size_t at = 2;
    while (at + 9 < bytes.size() && byte(at) == 0xFF) {
        const unsigned marker = byte(at + 1);
        if (marker == 0xFF) {  // fill byte
            ++at;
            continue;
        }
        if (marker >= 0xC0 && marker <= 0xC2)
            return JpegFrame{byte(at + 7) << 8U | byte(at + 8), byte(at + 5) << 8U | byte(at + 6), byte(at + 9)};
        at += 2 + (byte(at + 2) << 8U | byte(at + 3));
    }
    return std::nullopt;
}

bool drawable(const model::Resource& resource) {
    if (resource.media_type == "image/png") return packed_png(resource.bytes) || decode_png(resource.bytes);
    if (resource.media_type != "image/jpeg") return false;
    const auto frame = jpeg_frame(resource.bytes);
    return frame && (frame->components == 1 || frame->components == 3);
}

std::string size_entries(unsigned width, unsigned height) {
    return "/Type/XObject/Subtype/Image/Width " + std::to_string(width) + "/Height " + std::to_string(height);
}

/// A JPEG goes in as it is.
void write_jpeg(ObjectFile& file, ObjectId id, const model::Resource& resource) {
    const JpegFrame frame = jpeg_frame(resource.bytes).value_or(JpegFrame{});
    file.put_stream(id,
                    "<<" + size_entries(frame.width, frame.height) + "/BitsPerComponent 8/ColorSpace" +
                        (frame.components == 1 ? "/DeviceGray" : "/DeviceRGB") + "/Filter/DCTDecode>>",
                    resource.bytes);
}

void write_png(ObjectFile& file, ObjectId id, const model::Resource& resource) {
    if (const auto packed = packed_png(resource.bytes)) {
        file.put_stream(id, "<</Type/XObject/Subtype/Image" + packed->entries + ">>", packed->rows);
        return;
    }
    const Samples samples = decode_png(resource.bytes).value_or(Samples{});
    const std::string size = size_entries(samples.width, samples.height) + "/BitsPerComponent 8/ColorSpace";
    std::string mask;
    if (!samples.alpha.empty()) {
        const ObjectId mask_id = file.alloc();
        file.put_compressed(mask_id, size + "/DeviceGray", samples.alpha);
        mask = "/SMask " + reference(mask_id);
    }
    file.put_compressed(id, size + (samples.grey ? "/DeviceGray" : "/DeviceRGB") + mask, samples.colour);
}

}  // namespace

std::vector<bool> drawable_pictures(const model::Assembly& assembly) {
    std::vector<bool> list;
    for (const auto& resource : assembly.resources) list.push_back(drawable(resource));
    return list;
}

std::map<std::size_t, ObjectId> write_pictures(ObjectFile& file, const model::Assembly& assembly,
                                               const model::Pages& pages, const std::vector<bool>& drawable) {
    std::set<std::size_t> shown;
    for (const auto& page : pages.pages)
        for (const auto& item : page.items)
            if (const auto* image = std::get_if<model::PlacedImage>(&item))
                if (image->resource < drawable.size() && drawable[image->resource]) shown.insert(image->resource);
    std::map<std::size_t, ObjectId> written;
    for (const std::size_t index : shown) {
        const auto& resource = assembly.resources[index];
        const ObjectId id = file.alloc();
        written[index] = id;
        resource.media_type == "image/png" ? write_png(file, id, resource) : write_jpeg(file, id, resource);
    }
    return written;
}

}  // namespace writing::pdf
