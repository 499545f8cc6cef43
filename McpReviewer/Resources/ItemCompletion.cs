using System.Globalization;
using Hybrid.Ledger;
using Hybrid.Reviewer.Tools;
using Hybrid.Reviewing;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Resources;

/// <summary>Completes the id of an item with those that wait; of a resource's history and of a filed item, with the newest.</summary>
internal static class ItemCompletion
{
    private const int Most = 100;

    public static async ValueTask<CompleteResult> CompleteAsync(
        RequestContext<CompleteRequestParams> context,
        CancellationToken cancellationToken
    )
    {
        if (context.Params.Argument is not { Name: "id" } argument)
        {
            return new CompleteResult();
        }

        ReviewDesk desk = context.Services!.GetRequiredService<ReviewDesk>();
        ReadinessWords words = context.Services!.GetRequiredService<ReadinessWords>();
        try
        {
            bool isFiled =
                context.Params.Ref
                is PromptReference { Name: ReviewPrompts.FixMatch }
                    or ResourceTemplateReference { Uri: ReviewResources.ItemHistoryUri };
            var filter = new ItemFilter { States = isFiled ? [] : [ItemState.AwaitingReview], Paging = new Paging(Most) };
            Page<PendingItem> page = await desk.QueueAsync(filter, cancellationToken);
            string[] ids =
            [
                .. page
                    .Items.Select(i => i.Id.ToString(CultureInfo.InvariantCulture))
                    .Where(id => id.StartsWith(argument.Value, StringComparison.Ordinal)),
            ];
            return new CompleteResult
            {
                Completion = new Completion
                {
                    Values = ids,
                    Total = ids.Length,
                    HasMore = page.Total > page.Items.Count,
                },
            };
        }
        catch (Exception e) when (words.Of(e) is not null)
        {
            // The read says what is wrong.
            return new CompleteResult();
        }
    }
}
