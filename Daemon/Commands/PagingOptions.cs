using System.CommandLine;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.Commands;

/// <summary>--limit and --offset of the commands that list something.</summary>
internal sealed class PagingOptions
{
    private readonly Option<int> _limit = new("--limit")
    {
        HelpName = "NUMBER",
        Description = $"The most rows to print, 1 to {Paging.MaxLimit}.",
        DefaultValueFactory = _ => 50,
    };

    private readonly Option<int> _offset = new("--offset")
    {
        HelpName = "NUMBER",
        Description = "The number of rows to skip.",
        DefaultValueFactory = _ => 0,
    };

    public PagingOptions()
    {
        _limit.Validators.Add(result =>
        {
            if (ArgumentErrors.CanRead(result) && result.GetValue(_limit) is < 1 or > Paging.MaxLimit)
            {
                result.AddError($"--limit takes a number from 1 to {Paging.MaxLimit}.");
            }
        });
        _offset.Validators.Add(result =>
        {
            if (ArgumentErrors.CanRead(result) && result.GetValue(_offset) < 0)
            {
                result.AddError("--offset takes a number from 0 on.");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Add(_limit);
        command.Add(_offset);
    }

    public Paging Of(ParseResult parsed) => new(parsed.GetValue(_limit), parsed.GetValue(_offset));
}
