using System.Runtime.InteropServices;
using Hybrid.Naming;

namespace Hybrid.Planning;

/// <summary>How many bytes a name may have on the file system of a folder.</summary>
/// <remarks>
/// pathconf(3). eCryptfs takes 143 bytes, because it encrypts names. Where the answer is less than usual, 16 bytes are left over: EncFS does not
/// count the padding of its last block.
/// </remarks>
internal static partial class NameLimit
{
    private const int Padding = 16;

    /// <summary>Below this, ids and numbers would not fit; such a file system refuses the name, and the item says so.</summary>
    private const int Least = 100;

    public static int Of(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return SafeName.MaxBytes;
        }

        // _PC_NAME_MAX. -1: the folder is not there, or nothing is known.
        long limit = PathConf(folder, OperatingSystem.IsMacOS() ? 4 : 3);
        return limit is < 0 or >= SafeName.MaxBytes ? SafeName.MaxBytes : Math.Max(Least, (int)limit - Padding);
    }

    [LibraryImport("libc", EntryPoint = "pathconf", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint PathConf(string path, int name);
}
